using MedDispense.Domain.Clients;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class DiscrepanciesTable : IEntityTypeConfiguration<Discrepancy>
{
    public void Configure(EntityTypeBuilder<Discrepancy> table)
    {
        table.OfFacility("Discrepancies", row => new { row.FacilityId, row.Id });
        table.Refers<Discrepancy, Posting>(row => new { row.FacilityId, row.OpenedByPostingId });
        table.Refers<Discrepancy, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<Discrepancy, Client>(row => new { row.FacilityId, row.OwnerClientId });
        table.Refers<Discrepancy, Pack>(row => new { row.FacilityId, row.PackId });
        table.Refers<Discrepancy, Place>(row => new { row.FacilityId, row.PlaceId });
        table.HasIndex(row => new { row.FacilityId, row.Number }).IsUnique();
        table.Property(row => row.Fact).HasMaxLength(1000);
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
    }
}

internal sealed class DiscrepancyStepsTable : IEntityTypeConfiguration<DiscrepancyStep>
{
    public void Configure(EntityTypeBuilder<DiscrepancyStep> table)
    {
        table.OfFacility("DiscrepancySteps", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<DiscrepancyStep, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<DiscrepancyStep, Discrepancy>(row => new { row.FacilityId, row.DiscrepancyId });
        table.Property<string?>(nameof(DiscrepancyStep.Text)).LongText().IsRequired();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
    }
}
