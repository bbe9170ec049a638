using MedDispense.Data.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Orders;

/// <summary>Locks an order inside the write door, after its client, and reads it as it stands then.</summary>
internal static class OrderLocks
{
    public static readonly Finding NotKnown = Finding.Stop("order-unknown", "This order is not known here.", "", "Open the client's orders again.");

    public static async Task<OrderHistory?> TakeAsync(LedgerScope scope, Guid orderId)
    {
        var clientId = await scope.Db.MedicationOrders.Where(row => row.Id == orderId).Select(row => (Guid?)row.ClientId).SingleOrDefaultAsync();
        if (clientId is null)
            return null;
        await scope.LockClientAsync(clientId.Value);
        await scope.LockOrderAsync(orderId);
        return await scope.Db.OrderAsync(orderId);
    }
}
