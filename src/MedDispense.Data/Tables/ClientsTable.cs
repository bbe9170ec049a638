using MedDispense.Domain.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class ClientsTable : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> table)
    {
        table.OfFacility("Clients", row => new { row.FacilityId, row.Id });
        table.HasIndex(row => new { row.FacilityId, row.CardCode }).IsUnique();
        table.HasIndex(row => new { row.FacilityId, row.FamilyName, row.GivenNames });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Ignore(row => row.DisplayName);
    }
}
