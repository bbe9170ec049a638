using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.StockOrders;

/// <summary>The newest orders, or one of them, with what is outstanding of each line: ordered less received.</summary>
public sealed class StockOrderList(MedDispenseDb db)
{
    private const int Most = 100;

    public sealed record Row(
        Guid Id, string Number, Guid SupplierId, string Supplier, string OrderedBy, DateTime OrderedAt, string? Form222Number,
        DateTime? CancelledAt, int Version, IReadOnlyList<Line> Lines)
    {
        /// <summary>Whether something may still come.</summary>
        public bool IsOutstanding => CancelledAt is null && Lines.Any(line => line.Outstanding > 0);
    }

    /// <summary>A line with its amounts in the medicine's smallest amount.</summary>
    public sealed record Line(int Ordinal, Medicine Medicine, long Ordered, long Received)
    {
        public long Outstanding => Math.Max(0, Ordered - Received);
    }

    public async Task<IReadOnlyList<Row>> AskAsync() => await ReadAsync(
        await db.StockOrders.AsNoTracking().OrderByDescending(row => row.OrderedAt).ThenByDescending(row => row.Id)
            .Take(Most).Select(row => row.Id).ToListAsync());

    /// <summary>One order; null when the house has none of that id.</summary>
    public async Task<Row?> AskAsync(Guid id) => (await ReadAsync([id])).SingleOrDefault();

    private async Task<IReadOnlyList<Row>> ReadAsync(List<Guid> ids)
    {
        var orders = await db.StockOrders.AsNoTracking().Include(row => row.Lines).Where(row => ids.Contains(row.Id))
            .Join(db.Suppliers, row => row.SupplierId, supplier => supplier.Id, (row, supplier) => new { Order = row, supplier.Name })
            .ToListAsync();
        var medicineIds = orders.SelectMany(row => row.Order.Lines).Select(line => line.MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => medicineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var received = await ReceivedAsync(ids);
        return
        [
            .. orders.OrderByDescending(row => row.Order.OrderedAt).ThenByDescending(row => row.Order.Id).Select(row =>
                ToRow(row.Order, row.Name, [.. row.Order.Lines.OrderBy(line => line.Ordinal).Select(line => new Line(
                    line.Ordinal, medicines[line.MedicineId], line.Amount,
                    received.GetValueOrDefault((row.Order.Id, line.Ordinal))))])),
        ];
    }

    private async Task<Dictionary<(Guid, int), long>> ReceivedAsync(List<Guid> ids)
    {
        var sums = await db.StandingReceiptLines()
            .Where(row => row.StockOrderId != null && ids.Contains(row.StockOrderId.Value))
            .GroupBy(row => new { row.StockOrderId, row.StockOrderOrdinal })
            .Select(group => new { group.Key.StockOrderId, group.Key.StockOrderOrdinal, Amount = group.Sum(row => row.CountedAmount) })
            .ToListAsync();
        return sums.ToDictionary(row => (row.StockOrderId!.Value, row.StockOrderOrdinal!.Value), row => row.Amount);
    }

    private static Row ToRow(StockOrder order, string supplier, IReadOnlyList<Line> lines) => new(
        order.Id, order.Number, order.SupplierId, supplier, order.OrderedByName, order.OrderedAt, order.Form222Number,
        order.CancelledAt, order.Version, lines);
}
