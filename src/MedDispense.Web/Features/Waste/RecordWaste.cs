using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.TakeOuts;

namespace MedDispense.Web.Features.Waste;

/// <summary>Takes an amount of a pack out of the house's care because it cannot be used any more: wasted, spilled,
/// broken or contaminated. A second person has seen it. What was signed out to somebody settles that take-out.</summary>
public sealed class RecordWaste(LedgerStore ledger)
{
    /// <param name="PackId">The pack.</param>
    /// <param name="PlaceId">Where it was; ignored when it was signed out.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="ReasonCode">From <see cref="WasteReasons"/>.</param>
    /// <param name="Reason">What happened, and what became of the residue.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    /// <param name="Settles">The movement that signed it out, when it was in somebody's hands.</param>
    /// <param name="DiscrepancyId">The discrepancy that this explains, when it was recorded late.</param>
    public sealed record Command(
        Guid PackId, Guid PlaceId, long Amount, string ReasonCode, string? Reason, DateTime? HappenedAt,
        MovementKey? Settles = null, Guid? DiscrepancyId = null);

    public Task<PostingResult> RunAsync(Act act, Command command)
    {
        var kind = WasteReasons.IsAccident(command.ReasonCode) ? PostingKind.SpilledOrBroken : PostingKind.Wasted;
        return ledger.PostAsync(act, kind, command, scope => PlanAsync(scope, command));
    }

    private static Task<PostingPlan> PlanAsync(LedgerScope scope, Command command) =>
        command.Settles is { } key ? PlanFromHandsAsync(scope, command, key) : PlanFromPlaceAsync(scope, command);

    private static async Task<PostingPlan> PlanFromPlaceAsync(LedgerScope scope, Command command)
    {
        await scope.LockHoldingsAsync([command.PackId]);
        if (await scope.FindPackHereAsync(command.PackId, command.PlaceId) is not { } here)
            return PostingPlan.Refuse(PackHere.NotKnown);
        List<Finding> findings =
        [
            .. AmountMovable.Check(command.Amount),
            .. MayHandleControlled.Check(scope.Act.Actor, here.Medicine),
            .. await scope.CheckNotWaitingAsync(here, command.Amount),
        ];
        return await FinishAsync(scope, command, findings, here.Pack, here.Place);
    }

    private static async Task<PostingPlan> PlanFromHandsAsync(LedgerScope scope, Command command, MovementKey key)
    {
        if (await SignedOutStock.FindAsync(scope, key.PostingId, key.Ordinal) is not { } taken)
            return PostingPlan.Refuse(SignedOutStock.NotKnown);
        List<Finding> findings =
        [
            .. AmountMovable.Check(command.Amount),
            .. MayHandleControlled.Check(scope.Act.Actor, taken.Medicine),
        ];
        if (taken.Hands.PersonId != scope.Act.Actor.MembershipId && !scope.Act.Actor.IsAny(StaffRoles.Manager))
        {
            findings.Add(Finding.Stop("signed-out-to-another", "This is signed out to somebody else.",
                $"{taken.HolderName} took it out.", "Ask them, or a manager."));
        }

        if (taken.Pack.Id != command.PackId)
            findings.Add(PackHere.NotKnown);
        return await FinishAsync(scope, command, findings, taken.Pack, taken.Hands);
    }

    private static async Task<PostingPlan> FinishAsync(
        LedgerScope scope, Command command, List<Finding> findings, Pack pack, Place from)
    {
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var wasted = await scope.TheAsync(PlaceKind.Wasted);
        var plan = new PostingPlan
        {
            Movements =
            [
                new(pack, command.Amount, from, wasted, WasteReasons.Say(command.ReasonCode), command.Settles, command.Reason),
            ],
            WitnessRequired = true,
            HappenedAt = command.HappenedAt,
            ReasonCode = command.ReasonCode,
            Reason = command.Reason,
            DiscrepancyId = command.DiscrepancyId,
        };
        return await scope.ExplainingAsync(plan, command.DiscrepancyId, "Waste that had not been recorded.");
    }
}
