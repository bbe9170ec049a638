using MedDispense.Domain.Clients;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class MedicationOrdersTable : IEntityTypeConfiguration<MedicationOrder>
{
    public void Configure(EntityTypeBuilder<MedicationOrder> table)
    {
        table.OfFacility("MedicationOrders", row => new { row.FacilityId, row.Id });
        table.Refers<MedicationOrder, Client>(row => new { row.FacilityId, row.ClientId });
        table.HasIndex(row => new { row.FacilityId, row.Number }).IsUnique();
    }
}

internal sealed class OrderVersionsTable : IEntityTypeConfiguration<OrderVersion>
{
    public void Configure(EntityTypeBuilder<OrderVersion> table)
    {
        table.OfFacility("OrderVersions", row => new { row.FacilityId, row.OrderId, row.Version });
        table.Refers<OrderVersion, MedicationOrder>(row => new { row.FacilityId, row.OrderId });
        table.Refers<OrderVersion, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<OrderVersion, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<OrderVersion, StaffMembership>(row => new { row.FacilityId, row.PrescriberId });
        table.Property(row => row.Directions).HasMaxLength(1000);
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
        table.Ignore(row => row.When);
        table.Ignore(row => row.IsAsNeeded);
        table.Ignore(row => row.Dose);
        table.ToTable(check =>
        {
            check.HasCheckConstraint("ck_order_versions_dose", "dose_number > 0 AND dose_divisor > 0 AND dose_amount > 0");
            check.HasCheckConstraint("ck_order_versions_counter_sign",
                "signature <> 'VerbalReadBack' OR counter_sign_by IS NOT NULL");
        });
    }
}

internal sealed class OrderStepsTable : IEntityTypeConfiguration<OrderStep>
{
    public void Configure(EntityTypeBuilder<OrderStep> table)
    {
        table.OfFacility("OrderSteps", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<OrderStep, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<OrderStep, MedicationOrder>(row => new { row.FacilityId, row.OrderId });
        table.Refers<OrderStep, Posting>(row => new { row.FacilityId, row.CallPostingId });
        table.Property<string?>(nameof(OrderStep.Reason)).HasMaxLength(1000).IsRequired();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
    }
}

internal sealed class PrescriberCallsTable : IEntityTypeConfiguration<PrescriberCall>
{
    public void Configure(EntityTypeBuilder<PrescriberCall> table)
    {
        table.OfFacility("PrescriberCalls", row => new { row.FacilityId, row.PostingId });
        table.Refers<PrescriberCall, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<PrescriberCall, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<PrescriberCall, StaffMembership>(row => new { row.FacilityId, row.PrescriberId });
        table.Property<string?>(nameof(PrescriberCall.Said)).LongText().IsRequired();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
    }
}

internal sealed class HoldDecisionsTable : IEntityTypeConfiguration<HoldDecision>
{
    public void Configure(EntityTypeBuilder<HoldDecision> table)
    {
        table.OfFacility("HoldDecisions", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<HoldDecision, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<HoldDecision, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<HoldDecision, MedicationOrder>(row => new { row.FacilityId, row.OrderId });
        table.Refers<HoldDecision, StaffMembership>(row => new { row.FacilityId, row.PrescriberId });
        table.Refers<HoldDecision, Posting>(row => new { row.FacilityId, row.CallPostingId });
        table.Property<string?>(nameof(HoldDecision.About)).LongText().IsRequired();
        table.Property<string?>(nameof(HoldDecision.Reason)).HasMaxLength(1000).IsRequired();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
    }
}
