using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Orders;

/// <summary>Signs a new version of an order, from a moment on. What was given under the one before stays what it was.</summary>
public sealed class ChangeOrder(LedgerStore ledger, MedDispenseDb db)
{
    /// <param name="OrderId">The order.</param>
    /// <param name="VersionSeen">The newest version on the person's screen.</param>
    /// <param name="Terms">What it says from then on.</param>
    /// <param name="EffectiveFrom">UTC; null for now.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="CallId">The call on which it rests; null when the prescriber signs here.</param>
    public sealed record Command(
        Guid OrderId, int VersionSeen, OrderTerms Terms, DateTime? EffectiveFrom, string Reason, Guid? CallId = null);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.OrderSigned, command, scope => PlanAsync(scope, command));

    /// <summary>What would be signed, for the person to check; null when the order is not known.</summary>
    public async Task<OrderDraft?> CheckAsync(Act act, Command command) =>
        await db.OrderAsync(command.OrderId) is { } order ? await DraftAsync(db, act, order, command) : null;

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await OrderLocks.TakeAsync(scope, command.OrderId) is not { } order)
            return PostingPlan.Refuse(OrderLocks.NotKnown);
        var draft = await DraftAsync(scope.Db, scope.Act, order, command);
        if (draft.IsRefused)
            return PostingPlan.Refuse(draft.Findings);
        return new PostingPlan
        {
            Findings = [.. draft.Findings],
            Parts = [new(stamp => draft.Version(stamp, command.OrderId, command.Reason))],
            ClientId = order.Order.ClientId,
            Reason = command.Terms.DuplicateReason,
            AboutPostingId = command.CallId,
        };
    }

    private static async Task<OrderDraft> DraftAsync(MedDispenseDb db, Act act, OrderHistory order, Command command)
    {
        var draft = await OrderDraft.ReadAsync(
            db, act, order.Order.ClientId, command.Terms, command.CallId, order, command.EffectiveFrom);
        return draft with { Findings = [.. Own(order, act, command), .. draft.Findings] };
    }

    private static IEnumerable<Finding> Own(OrderHistory order, Act act, Command command)
    {
        if (order.Newest.Version != command.VersionSeen)
        {
            yield return Finding.Stop("order-changed", "The order has changed since this page was opened.",
                $"It is now version {order.Newest.Version}; you saw version {command.VersionSeen}.",
                "Read the order again, then start from what it says now.");
        }

        if (order.StateAt(act.Now) == OrderState.Ended || order.DiscontinuedAt is not null)
            yield return Finding.Stop("order-ended", "The order has ended.", "An ended order is not changed.", "Sign a new order.");
        if (string.IsNullOrWhiteSpace(command.Reason))
            yield return Finding.Stop("change-reason-missing", "The reason is missing.", "", "Say why the order is changed.", "ChangeReason");
    }
}
