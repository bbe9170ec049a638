using MedDispense.Domain.Facilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class FacilitiesTable : IEntityTypeConfiguration<Facility>
{
    public void Configure(EntityTypeBuilder<Facility> table)
    {
        table.ToTable("Facilities");
        table.HasKey(facility => facility.Id);
        table.Property(facility => facility.Id).ValueGeneratedNever();
        table.Property(facility => facility.Version).IsConcurrencyToken();
        table.Ignore(facility => facility.MayKeepControlledHouseStock);
    }
}
