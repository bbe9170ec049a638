using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class StationsTable : IEntityTypeConfiguration<Station>
{
    public void Configure(EntityTypeBuilder<Station> table)
    {
        table.OfFacility("Stations", row => new { row.FacilityId, row.Id });
        table.Refers<Station, Place>(row => new { row.FacilityId, row.PlaceId });
        table.HasIndex(row => row.TokenHash).IsUnique();
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}
