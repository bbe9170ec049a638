using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Holds;

/// <summary>What holds the doses of one order back now, and every decision about it.</summary>
public sealed class FindHolds(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    /// <param name="Holds">What holds them back.</param>
    /// <param name="About">That in words, one sentence a line; empty when nothing does.</param>
    /// <param name="Decisions">Newest first.</param>
    public sealed record View(OrderHolds Holds, string About, IReadOnlyList<Decision> Decisions);

    /// <param name="When">Day and time.</param>
    /// <param name="About">What was decided on.</param>
    /// <param name="Reason">Why the doses went on.</param>
    /// <param name="By">The prescriber, and on what it rests.</param>
    public sealed record Decision(string When, string About, string Reason, string By);

    /// <summary>Null when the order is not one of this house.</summary>
    public async Task<View?> AskAsync(Guid orderId)
    {
        if (await db.OrderAsync(orderId) is not { } order)
            return null;
        var (now, time) = (clock.GetUtcNow().UtcDateTime, FacilityClock.Of(current.Facility));
        var medicineId = order.VersionAt(now).MedicineId;
        var medicine = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == medicineId);
        var holds = order.StateAt(now) == OrderState.Ended
            ? OrderHolds.None
            : await db.HoldsOfOneAsync(time, current.Limits.MissedDoses, new(order, medicine, time.Day(now), now));
        var (clientId, isOfClient) = (order.Order.ClientId, Impairment.Holds(medicine));
        var decisions = await db.HoldDecisions.AsNoTracking()
            .Where(row => row.ClientId == clientId && (row.OrderId == orderId || (isOfClient && row.OrderId == null)))
            .OrderByDescending(row => row.DecidedAt).ThenBy(row => row.Ordinal).ToListAsync();
        return new(holds, HoldWords.About(holds, medicine, time),
        [
            .. decisions.DistinctBy(row => row.PostingId).Select(row => new Decision(current.Time.DayAndClock(row.DecidedAt), row.About, row.Reason,
                row.Signature == OrderSignature.ByPrescriber ? $"Signed by {row.PrescriberName}" : $"Said by {row.PrescriberName} on a call")),
        ]);
    }
}
