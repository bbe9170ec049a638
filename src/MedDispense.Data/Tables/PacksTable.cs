using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class PacksTable : IEntityTypeConfiguration<Pack>
{
    public void Configure(EntityTypeBuilder<Pack> table)
    {
        table.OfFacility("Packs", row => new { row.FacilityId, row.Id });
        table.Refers<Pack, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<Pack, Client>(row => new { row.FacilityId, row.OwnerClientId });
        table.HasIndex(row => new { row.FacilityId, row.LabelCode }).IsUnique();
        table.HasIndex(row => new { row.FacilityId, row.MedicineId, row.Serial }).IsUnique()
            .HasFilter("serial IS NOT NULL");
        table.HasIndex(row => new { row.FacilityId, row.MedicineId, row.Lot });
        table.Property(row => row.DispensedLabel).LongText();
        table.ToTable(check => check.HasCheckConstraint("ck_packs_full", "full_amount IS NULL OR full_amount > 0"));
    }
}
