using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>Says what became of a dose that was prepared: seen to be taken in whole or in part, refused, spat out, or the
/// client was not there after all. What is not swallowed stays signed out until it is brought back or wasted.</summary>
public sealed class ObserveDose(LedgerStore ledger)
{
    /// <param name="PreparedPostingId">The posting that prepared it.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Taken">Swallowed, in the medicine's smallest amount.</param>
    /// <param name="ReasonCode">From the outcome's list.</param>
    /// <param name="Reason">More, in the person's words.</param>
    /// <param name="Observed">What was seen: water, spoke, mouth empty.</param>
    /// <param name="Identification">How the client was made sure of again, and the label read; not asked where they were not:
    /// who it is for was made sure of when it was prepared.</param>
    public sealed record Command(
        Guid PreparedPostingId, DoseOutcome Outcome, long Taken, string? ReasonCode, string? Reason, string? Observed,
        Identification Identification);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DoseObserved, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var prepared = await scope.Db.Doses.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == command.PreparedPostingId);
        if (prepared is not { Outcome: DoseOutcome.Prepared, ClientId: { } clientId, OrderId: { } orderId })
            return PostingPlan.Refuse(DoseActs.NotKnown);
        await scope.LockClientAsync(clientId);
        await scope.LockOrderAsync(orderId);
        var inHand = await PreparedInHand.FindAsync(scope, command.PreparedPostingId);
        var facts = inHand is null ? null : await scope.DoseFactsAsync(new DoseQuestion
        {
            FacilityId = scope.Act.FacilityId,
            Now = scope.Act.Now,
            ClientId = clientId,
            OrderId = orderId,
            Nominal = prepared.Nominal,
            Ordinal = prepared.NominalOrdinal ?? 1,
            Indication = prepared.Answers ?? "prepared",
            Amount = command.Taken,
            TakesFurther = command.PreparedPostingId,
        });
        if (inHand is null || facts is null)
            return PostingPlan.Refuse(DoseActs.NotKnown);
        var frees = await FreesAsync(scope, command, prepared, inHand);
        List<Finding> changed = [.. command.Taken > 0 || command.Outcome == DoseOutcome.SpatOut ? StillOrdered(prepared, facts, inHand) : []];
        List<Finding> findings =
        [
            .. frees ? [] : inHand.CheckHolder(scope.Act.Actor),
            .. await NotObservedAsync(scope, facts, prepared),
            .. ClientIsHere.Check(facts),
            .. changed,
            .. NotGivenAlready.Check(facts),
            .. command.Taken > 0 ? [.. NotImpaired.Check(facts), .. MinimumGap.Check(facts), .. WithinAsNeededMaximum.Check(facts)] : Array.Empty<Finding>(),
            // What was drawn cannot fit an order that has changed; that is said once.
            .. changed.Count > 0 ? [] : OutcomeOfPrepared.Check(
                command.Outcome, command.Taken, facts.OrderedDose.Amount, frees ? prepared.AmountOrdered : inHand.Remaining, command.ReasonCode),
        ];
        return findings.Any(finding => finding.Tier == FindingTier.Stop)
            ? PostingPlan.Refuse(findings)
            : await WriteAsync(scope, command, facts, prepared, inHand);
    }

    /// <summary>All that was drawn has been brought back or wasted, and the dose still counts as prepared: anybody may say
    /// why it was not given, so that it can be given after all.</summary>
    private static async Task<bool> FreesAsync(LedgerScope scope, Command command, Dose prepared, PreparedInHand inHand) =>
        inHand.Remaining == 0 && command is { Taken: 0, Outcome: not DoseOutcome.GivenElsewhere } && command.Outcome.IsNotGiven()
        && await scope.ClaimOfAsync(prepared) is { State: ClaimState.Prepared } claim && claim.PostingId == prepared.PostingId;

    /// <summary>What became of it is said once; what is left in the hands then is brought back or wasted.</summary>
    private static async Task<IEnumerable<Finding>> NotObservedAsync(LedgerScope scope, DoseFacts facts, Dose prepared) =>
        await scope.Db.DosesThatStand().FirstOrDefaultAsync(dose => dose.PreparedPostingId == prepared.PostingId) is { } before
            ? [Finding.Stop("observed-already", "What became of this dose is recorded already.",
                $"{before.Outcome.Say()} {facts.Clock.Say(before.HappenedAt, facts.Now)}.",
                "Bring back or waste what is left of it. If the entry is wrong, correct it from the client's chart.")]
            : [];

    /// <summary>The order has not changed since it was drawn: otherwise the difference is wasted or brought back first.</summary>
    private static IEnumerable<Finding> StillOrdered(Dose prepared, DoseFacts facts, PreparedInHand inHand)
    {
        var drawn = facts.Order.Versions.Single(version => version.Version == prepared.OrderVersion);
        var isSameMedicine = facts.Version.MedicineId == drawn.MedicineId && facts.Version.Route == drawn.Route;
        if (facts.Order.StateAt(facts.Now) is OrderState.Paused or OrderState.Ended)
        {
            yield return Finding.Stop("order-ended-since-prepared", "The order was stopped after this was drawn.",
                $"Drawn: {inHand.Medicine.Say(prepared.AmountOrdered)}. Nothing is to be given now.",
                "Do not give it. Bring it back unopened, or waste it with a second person.");
        }
        // What is left after the difference was brought back or wasted may be just what is ordered now.
        else if (!isSameMedicine || (facts.OrderedDose.Amount != prepared.AmountOrdered && facts.OrderedDose.Amount != inHand.Remaining))
        {
            yield return Finding.Stop("order-changed-since-prepared", "The order changed after this was drawn.",
                $"Drawn: {inHand.Medicine.Say(prepared.AmountOrdered)}. "
                + $"The order now says {facts.OrderedDose.SayBoth(facts.Ordered)}{(isSameMedicine ? "" : $" of {facts.Ordered.Title}, {facts.Version.Route}")}.",
                isSameMedicine && facts.OrderedDose.Amount < inHand.Remaining
                    ? "Bring back or waste what is too much, then go on with the rest."
                    : "Do not give it as it is. Bring back or waste what was drawn, then give the dose as it is ordered now.");
        }
    }

    private static async Task<PostingPlan> WriteAsync(
        LedgerScope scope, Command command, DoseFacts facts, Dose prepared, PreparedInHand inHand)
    {
        var movements = new List<PlannedMovement>();
        var note = DoseActs.LineNote(facts);
        if (command.Taken > 0)
        {
            movements.Add(new(inHand.Pack, command.Taken, inHand.Hands, await scope.TheAsync(PlaceKind.GivenToClient),
                facts.Client.DisplayName, inHand.Key, note));
        }

        var left = inHand.Remaining - command.Taken;
        if (left > 0 && scope.Act.Witness is not null && (command.Taken > 0 || command.Outcome.IsAfterOpening()))
        {
            movements.Add(new(inHand.Pack, left, inHand.Hands, await scope.TheAsync(PlaceKind.Wasted), facts.Client.DisplayName, inHand.Key,
                $"{note}: {command.Outcome.Say().ToLowerInvariant()}"));
        }

        var isWaste = command.Taken > 0 || command.Outcome.IsAfterOpening();
        return new PostingPlan
        {
            Movements = movements,
            Parts =
            [
                new(stamp => DoseRows.Of(stamp, facts, new DoseDetails(command.Outcome, command.Taken, isWaste ? left : 0, command.Identification)
                {
                    Observed = command.Observed,
                    PreparedPostingId = prepared.PostingId,
                    MedicineId = prepared.MedicineId,
                })),
            ],
            Claims = (await scope.ClaimOfAsync(prepared)).Takes(prepared.PostingId, command.Outcome.Claims()),
            WitnessRequired = command.Taken > 0 && inHand.Medicine.WitnessPolicy == WitnessPolicy.EveryDose,
            ReasonCode = command.ReasonCode,
            Reason = command.Reason,
            ClientId = facts.Client.Id,
            AboutPostingId = prepared.PostingId,
        };
    }
}
