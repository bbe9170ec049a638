using MedDispense.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class AuditEntriesTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        table.OfFacility("AuditEntries", row => new { row.FacilityId, row.Id });
        table.HasIndex(row => new { row.FacilityId, row.At });
        table.HasIndex(row => new { row.FacilityId, row.Subject, row.SubjectId });
        table.Property<string?>(nameof(AuditEntry.Detail)).LongText().IsRequired();
    }
}
