using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Orders;

/// <summary>Signs a new order: by the prescriber, or written down by a nurse or pharmacist on a call that was read back.
/// The act's id becomes the order's.</summary>
public sealed class SignOrder(LedgerStore ledger, MedDispenseDb db)
{
    /// <param name="ClientId">For whom.</param>
    /// <param name="Terms">What is ordered.</param>
    /// <param name="CallId">The call on which it rests; null when the prescriber signs here.</param>
    public sealed record Command(Guid ClientId, OrderTerms Terms, Guid? CallId = null);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.OrderSigned, command, scope => PlanAsync(scope, command));

    /// <summary>What would be signed, for the person to check.</summary>
    public Task<OrderDraft> CheckAsync(Act act, Command command) =>
        OrderDraft.ReadAsync(db, act, command.ClientId, command.Terms, command.CallId);

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockClientAsync(command.ClientId);
        var draft = await OrderDraft.ReadAsync(scope.Db, scope.Act, command.ClientId, command.Terms, command.CallId);
        if (draft.IsRefused)
            return PostingPlan.Refuse(draft.Findings);
        var order = new MedicationOrder
        {
            FacilityId = scope.Act.FacilityId,
            Id = scope.Act.Id,
            Number = await scope.NextOrderNumberAsync(),
            ClientId = command.ClientId,
            CreatedAt = scope.Act.Now,
        };
        return new PostingPlan
        {
            Findings = [.. draft.Findings],
            Rows = [order],
            Parts = [new(stamp => draft.Version(stamp, order.Id))],
            ClientId = command.ClientId,
            Reason = command.Terms.DuplicateReason,
            AboutPostingId = command.CallId,
        };
    }
}
