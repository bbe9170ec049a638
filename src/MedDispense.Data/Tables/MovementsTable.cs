using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class MovementsTable : IEntityTypeConfiguration<Movement>
{
    public void Configure(EntityTypeBuilder<Movement> table)
    {
        table.OfFacility("Movements", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<Movement, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<Movement, Pack>(row => new { row.FacilityId, row.PackId });
        table.Refers<Movement, Place>(row => new { row.FacilityId, row.FromPlaceId });
        table.Refers<Movement, Place>(row => new { row.FacilityId, row.ToPlaceId });
        table.Refers<Movement, Movement>(row => new { row.FacilityId, row.SettlesPostingId, row.SettlesOrdinal });
        table.Refers<Movement, Movement>(row => new { row.FacilityId, row.ReopensPostingId, row.ReopensOrdinal });
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.ToTable(check =>
        {
            check.HasCheckConstraint("ck_movements_amount", "amount > 0");
            check.HasCheckConstraint("ck_movements_places_differ", "from_place_id <> to_place_id");
        });
    }
}
