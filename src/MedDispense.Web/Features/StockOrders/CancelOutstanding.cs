using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Suppliers;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.StockOrders;

/// <summary>Says that what is still outstanding of an order will not come. What has come stays received.</summary>
public sealed class CancelOutstanding(MedDispenseDb db, Audits audits)
{
    public sealed record Command(Guid Id, int Version, string Reason);

    public async Task<Kept> RunAsync(Act act, Command command)
    {
        var row = await db.StockOrders.SingleOrDefaultAsync(order => order.Id == command.Id);
        if (row is null)
            return Kept.NotFound;
        if (row.CancelledAt is not null)
            return Kept.Done;
        if (row.Version != command.Version)
            return Kept.Stale;
        row.CancelledAt = act.Now;
        row.Version++;
        audits.Add(AuditKind.Changed, "stock order", row.Id, $"Cancelled what was outstanding: {command.Reason.Trim()}");
        try
        {
            await db.SaveChangesAsync();
            return Kept.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Kept.Stale;
        }
    }
}
