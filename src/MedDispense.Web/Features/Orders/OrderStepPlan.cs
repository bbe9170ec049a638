using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.Orders;

/// <summary>What pausing, resuming and discontinuing have in common: locks, who stands behind it, a reason, a moment.</summary>
internal static class OrderStepPlan
{
    /// <summary>A form shows whole minutes, and takes a while to fill in.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <param name="scope">Inside the write door.</param>
    /// <param name="kind">Which step.</param>
    /// <param name="command">What the form said.</param>
    /// <param name="check">What the order's state at the step's moment must be.</param>
    public static async Task<PostingPlan> MakeAsync(
        LedgerScope scope, OrderStepKind kind, OrderStepCommand command, Func<OrderHistory, DateTime, IEnumerable<Finding>> check)
    {
        if (await OrderLocks.TakeAsync(scope, command.OrderId) is not { } order)
            return PostingPlan.Refuse(OrderLocks.NotKnown);
        var now = scope.Act.Now;
        var at = command.From is { } from && from > now ? from : now;
        var (authority, refusal) = await OrderAuthority.FindAsync(scope.Db, scope.Act, order.Order.ClientId, command.CallId);
        List<Finding> findings = [.. refusal is null ? [] : new[] { refusal }, .. check(order, at)];
        if (string.IsNullOrWhiteSpace(command.Reason))
            findings.Add(Finding.Stop("reason-missing", "The reason is missing.", "", "Say why.", "Reason"));
        if (command.From < now - Tolerance)
            findings.Add(Finding.Stop("step-in-the-past", "This cannot hold from a moment that is over.", "", "Leave it empty for now, or enter a later moment.", "From"));
        if (command.Until is { } until && until <= at)
            findings.Add(Finding.Stop("pause-ends-first", "The pause would end before it begins.", "", "Enter a later end, or leave it empty.", "Until"));
        if (findings.Count > 0 || authority is null)
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Parts =
            [
                new(stamp => StepOf(stamp, command, kind, at)),
                .. command.Until is { } ends ? new PlannedPart[] { new(stamp => StepOf(stamp, command with { Reason = "The pause was ordered until then." }, OrderStepKind.Resumed, ends)) } : [],
            ],
            ClientId = order.Order.ClientId,
            AboutPostingId = command.CallId,
        };
    }

    private static OrderStep StepOf(PartStamp stamp, OrderStepCommand command, OrderStepKind kind, DateTime at) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        Ordinal = stamp.Ordinal,
        OrderId = command.OrderId,
        Kind = kind,
        EffectiveAt = at,
        Reason = command.Reason,
        CallPostingId = command.CallId,
        Salt = stamp.Salt,
    };

    public static IEnumerable<Finding> NotEnded(OrderHistory order, DateTime at)
    {
        if (order.StateAt(at) == OrderState.Ended)
            yield return Finding.Stop("order-ended", "The order has ended by then.", "", "Nothing needs to be done; sign a new order if one is wanted.");
    }
}

/// <summary>What the form of a step said.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">From when on, UTC; null for now.</param>
/// <param name="CallId">The call on which it rests; null when the prescriber does it.</param>
public sealed record OrderStepCommand(Guid OrderId, string Reason, DateTime? From = null, Guid? CallId = null)
{
    /// <summary>Of a pause: when the order goes on by itself, UTC; null until somebody resumes it.</summary>
    public DateTime? Until { get; init; }
}
