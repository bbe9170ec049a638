using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class HoldingsTable : IEntityTypeConfiguration<Holding>
{
    public void Configure(EntityTypeBuilder<Holding> table)
    {
        table.OfFacility("Holdings", row => new { row.FacilityId, row.PlaceId, row.PackId });
        table.Refers<Holding, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<Holding, Pack>(row => new { row.FacilityId, row.PackId });
        table.ToTable(check => check.HasCheckConstraint("ck_holdings_amount", "amount >= 0"));
    }
}

internal sealed class UnsettledMovementsTable : IEntityTypeConfiguration<UnsettledMovement>
{
    public void Configure(EntityTypeBuilder<UnsettledMovement> table)
    {
        table.OfFacility("UnsettledMovements", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<UnsettledMovement, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<UnsettledMovement, Pack>(row => new { row.FacilityId, row.PackId });
        table.HasIndex(row => new { row.FacilityId, row.PlaceId, row.Remaining });
        table.ToTable(check => check.HasCheckConstraint("ck_unsettled_movements_remaining", "remaining >= 0"));
    }
}
