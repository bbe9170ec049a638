using MedDispense.Domain.Interactions;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class InteractionTablesTable : IEntityTypeConfiguration<InteractionTable>
{
    public void Configure(EntityTypeBuilder<InteractionTable> table)
    {
        table.OfFacility("InteractionTables", row => new { row.FacilityId, row.Id });
        table.Refers<InteractionTable, StaffMembership>(row => new { row.FacilityId, row.ImportedById });
        table.Property(row => row.FileHash).Hex();
        table.HasIndex(row => new { row.FacilityId, row.ImportedAt });
        table.ToTable(check => check.HasCheckConstraint("ck_interaction_tables_count", "pair_count > 0"));
    }
}

internal sealed class InteractionPairsTable : IEntityTypeConfiguration<InteractionPair>
{
    public void Configure(EntityTypeBuilder<InteractionPair> table)
    {
        table.OfFacility("InteractionPairs", row => new { row.FacilityId, row.TableId, row.Ordinal });
        table.Refers<InteractionPair, InteractionTable>(row => new { row.FacilityId, row.TableId });
    }
}
