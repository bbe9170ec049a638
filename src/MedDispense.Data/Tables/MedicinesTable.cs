using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class MedicinesTable : IEntityTypeConfiguration<Medicine>
{
    public void Configure(EntityTypeBuilder<Medicine> table)
    {
        table.OfFacility("Medicines", row => new { row.FacilityId, row.Id });
        table.HasIndex(row => new { row.FacilityId, row.Source, row.SourceKey }).IsUnique();
        table.HasIndex(row => new { row.FacilityId, row.SortText });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.SearchText).HasMaxLength(MedicineSearch.Longest)
            .UsePropertyAccessMode(PropertyAccessMode.Property);
        table.Property(row => row.SortText).HasMaxLength(MedicineSearch.LongestSort)
            .UsePropertyAccessMode(PropertyAccessMode.Property);
        table.Ignore(row => row.IsControlled);
        table.Ignore(row => row.Title);
        table.HasMany(row => row.Ingredients).WithOne()
            .HasForeignKey(row => new { row.FacilityId, row.MedicineId }).OnDelete(DeleteBehavior.Restrict);
        table.HasMany(row => row.Codes).WithOne()
            .HasForeignKey(row => new { row.FacilityId, row.MedicineId }).OnDelete(DeleteBehavior.Restrict);
        table.ToTable(check => check.HasCheckConstraint("ck_medicines_smallest", "smallest_per_counted >= 1"));
    }
}

internal sealed class MedicineIngredientsTable : IEntityTypeConfiguration<MedicineIngredient>
{
    public void Configure(EntityTypeBuilder<MedicineIngredient> table)
    {
        table.OfFacility("MedicineIngredients", row => new { row.FacilityId, row.MedicineId, row.Ordinal });
        table.ToTable(check => check.HasCheckConstraint(
            "ck_medicine_ingredients_ratio",
            "amount_number > 0 AND amount_divisor > 0 AND per_number > 0 AND per_divisor > 0"));
    }
}

internal sealed class MedicineCodesTable : IEntityTypeConfiguration<MedicineCode>
{
    public void Configure(EntityTypeBuilder<MedicineCode> table)
    {
        table.OfFacility("MedicineCodes", row => new { row.FacilityId, row.Id });
        table.HasIndex(row => new { row.FacilityId, row.Value, row.System });
        table.HasIndex(row => new { row.FacilityId, row.MedicineId, row.System, row.Value }).IsUnique();
    }
}
