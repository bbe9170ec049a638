using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class ImportRunsTable : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> table)
    {
        table.OfFacility("ImportRuns", row => new { row.FacilityId, row.Id });
        table.Refers<ImportRun, StaffMembership>(row => new { row.FacilityId, row.StartedById });
        table.Property(row => row.FileHash).Hex();
        table.Property<string?>(nameof(ImportRun.Remarks)).LongText().IsRequired();
        // One at a time: the second is told by the database, whichever node it came to.
        table.HasIndex(row => row.FacilityId).IsUnique().HasFilter("ended_at IS NULL");
        table.ToTable(check => check.HasCheckConstraint("ck_import_runs_ended", "(ended_at IS NULL) = (outcome IS NULL)"));
    }
}
