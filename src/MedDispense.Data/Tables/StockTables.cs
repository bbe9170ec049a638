using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class SuppliersTable : IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Supplier> table)
    {
        table.OfFacility("Suppliers", row => new { row.FacilityId, row.Id });
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class StockOrdersTable : IEntityTypeConfiguration<StockOrder>
{
    public void Configure(EntityTypeBuilder<StockOrder> table)
    {
        table.OfFacility("StockOrders", row => new { row.FacilityId, row.Id });
        table.Refers<StockOrder, Supplier>(row => new { row.FacilityId, row.SupplierId });
        table.Refers<StockOrder, StaffMembership>(row => new { row.FacilityId, row.OrderedById });
        table.HasIndex(row => new { row.FacilityId, row.Number }).IsUnique();
        table.Property(row => row.Version).IsConcurrencyToken();
        table.HasMany(row => row.Lines).WithOne()
            .HasForeignKey(row => new { row.FacilityId, row.StockOrderId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StockOrderLinesTable : IEntityTypeConfiguration<StockOrderLine>
{
    public void Configure(EntityTypeBuilder<StockOrderLine> table)
    {
        table.OfFacility("StockOrderLines", row => new { row.FacilityId, row.StockOrderId, row.Ordinal });
        table.Refers<StockOrderLine, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.ToTable(check => check.HasCheckConstraint("ck_stock_order_lines_amount", "amount > 0"));
    }
}

internal sealed class ReceiptLinesTable : IEntityTypeConfiguration<ReceiptLine>
{
    public void Configure(EntityTypeBuilder<ReceiptLine> table)
    {
        table.OfFacility("ReceiptLines", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<ReceiptLine, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<ReceiptLine, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<ReceiptLine, Pack>(row => new { row.FacilityId, row.PackId });
        table.Refers<ReceiptLine, StockOrderLine>(row => new { row.FacilityId, row.StockOrderId, row.StockOrderOrdinal });
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.ToTable(check => check.HasCheckConstraint(
            "ck_receipt_lines_amounts", "noted_amount >= 0 AND counted_amount >= 0"));
    }
}

internal sealed class RecallsTable : IEntityTypeConfiguration<Recall>
{
    public void Configure(EntityTypeBuilder<Recall> table)
    {
        table.OfFacility("Recalls", row => new { row.FacilityId, row.Id });
        table.Refers<Recall, Posting>(row => new { row.FacilityId, row.Id });
        table.Refers<Recall, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.HasIndex(row => new { row.FacilityId, row.MedicineId, row.Lot });
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
    }
}

internal sealed class DestructionRequestsTable : IEntityTypeConfiguration<DestructionRequest>
{
    public void Configure(EntityTypeBuilder<DestructionRequest> table)
    {
        table.OfFacility("DestructionRequests", row => new { row.FacilityId, row.Id });
        table.Refers<DestructionRequest, Posting>(row => new { row.FacilityId, row.Id });
        table.Refers<DestructionRequest, Pack>(row => new { row.FacilityId, row.PackId });
        table.Refers<DestructionRequest, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<DestructionRequest, StaffMembership>(row => new { row.FacilityId, row.RequestedById });
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
        table.ToTable(check => check.HasCheckConstraint("ck_destruction_requests_amount", "amount > 0"));
    }
}
