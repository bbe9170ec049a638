using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class PlacesTable : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> table)
    {
        table.OfFacility("Places", row => new { row.FacilityId, row.Id });
        table.Refers<Place, StaffMembership>(row => new { row.FacilityId, row.PersonId });
        table.Refers<Place, Place>(row => new { row.FacilityId, row.DestinationId });
        table.HasIndex(row => new { row.FacilityId, row.Kind });
        table.HasIndex(row => new { row.FacilityId, row.PersonId }).IsUnique().HasFilter("person_id IS NOT NULL");
        table.Property(row => row.Version).IsConcurrencyToken();
        table.ToTable(check =>
        {
            check.HasCheckConstraint("ck_places_hands", "(kind = 'SignedOut') = (person_id IS NOT NULL)");
            check.HasCheckConstraint("ck_places_transit", "(kind = 'InTransit') = (destination_id IS NOT NULL)");
        });
    }
}
