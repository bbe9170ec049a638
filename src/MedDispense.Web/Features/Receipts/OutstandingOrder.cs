using MedDispense.Data.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.StockOrders;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Receipts;

/// <summary>An order under lock, with what is still to come of each of its lines.</summary>
/// <param name="Order">The order with its lines.</param>
/// <param name="Outstanding">Ordered less received, by ordinal of the line; above zero.</param>
public sealed record OutstandingOrder(StockOrder Order, IReadOnlyDictionary<int, long> Outstanding)
{
    /// <summary>Locks and reads the order that a receipt answers, so that two people who receive it at once are one
    /// after the other.</summary>
    /// <returns>Nothing when there is no order; a refusal when it cannot be received.</returns>
    public static async Task<(OutstandingOrder? Order, Finding? Refusal)> LockAsync(
        LedgerScope scope, Guid? orderId, Guid supplierId)
    {
        if (orderId is not { } id)
            return (null, null);
        // An update that changes nothing is the lock that both databases have and that holds up no reference.
        await scope.Db.StockOrders.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(order => order.Version, order => order.Version));
        var order = await scope.Db.StockOrders.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Id == id);
        if (order is null || order.SupplierId != supplierId)
            return (null, ReceiptWords.OrderUnknown);
        if (order.CancelledAt is not null)
            return (null, ReceiptWords.OrderCancelled(order.Number));
        var received = await scope.Db.StandingReceiptLines().Where(row => row.StockOrderId == id)
            .GroupBy(row => row.StockOrderOrdinal!.Value)
            .Select(group => new { Ordinal = group.Key, Amount = group.Sum(row => row.CountedAmount) })
            .ToDictionaryAsync(row => row.Ordinal, row => row.Amount);
        var outstanding = order.Lines
            .Select(line => (line.Ordinal, Amount: line.Amount - received.GetValueOrDefault(line.Ordinal)))
            .Where(line => line.Amount > 0).ToDictionary(line => line.Ordinal, line => line.Amount);
        return outstanding.Count == 0
            ? (null, ReceiptWords.OrderReceived(order.Number))
            : (new OutstandingOrder(order, outstanding), null);
    }

    /// <summary>The line of the order that a medicine answers: the first one that still expects some.</summary>
    public int? LineOf(Guid medicineId) => Order.Lines.Where(line => line.MedicineId == medicineId && Outstanding.ContainsKey(line.Ordinal))
        .OrderBy(line => line.Ordinal).Select(line => (int?)line.Ordinal).FirstOrDefault();
}
