using MedDispense.Data.Identity;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class StaffMembershipsTable : IEntityTypeConfiguration<StaffMembership>
{
    public void Configure(EntityTypeBuilder<StaffMembership> table)
    {
        table.OfFacility("StaffMemberships", row => new { row.FacilityId, row.Id });
        table.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.FacilityId, row.UserId }).IsUnique();
        table.HasIndex(row => new { row.FacilityId, row.BadgeCode }).IsUnique();
        table.Property(row => row.Roles).HasConversion<int>();
        table.Property(row => row.Rights).HasConversion<int>();
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}
