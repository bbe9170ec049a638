using MedDispense.Data;
using MedDispense.Domain.Orders;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Orders;

/// <summary>Reads orders with everything that was ever signed about them.</summary>
public static class OrderHistories
{
    /// <summary>The orders of these clients, by their numbers.</summary>
    public static Task<IReadOnlyList<OrderHistory>> OrdersOfAsync(this MedDispenseDb db, params IReadOnlyCollection<Guid> clientIds) =>
        db.HistoriesAsync(db.MedicationOrders.Where(order => clientIds.Contains(order.ClientId)));

    /// <summary>One order; null when this house has none with the id.</summary>
    public static async Task<OrderHistory?> OrderAsync(this MedDispenseDb db, Guid orderId) =>
        (await db.HistoriesAsync(db.MedicationOrders.Where(order => order.Id == orderId))).SingleOrDefault();

    /// <summary>The orders that a query finds, by their numbers.</summary>
    public static async Task<IReadOnlyList<OrderHistory>> HistoriesAsync(this MedDispenseDb db, IQueryable<MedicationOrder> orders)
    {
        var heads = await orders.AsNoTracking().OrderBy(order => order.Number).ToListAsync();
        var ids = orders.Select(order => order.Id);
        var versions = (await db.OrderVersions.AsNoTracking().Where(row => ids.Contains(row.OrderId)).ToListAsync()).ToLookup(row => row.OrderId);
        var steps = (await db.OrderSteps.AsNoTracking().Where(row => ids.Contains(row.OrderId)).ToListAsync()).ToLookup(row => row.OrderId);
        return [.. heads.Select(order => new OrderHistory(order, versions[order.Id], steps[order.Id]))];
    }
}
