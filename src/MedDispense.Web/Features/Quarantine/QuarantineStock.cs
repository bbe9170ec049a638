using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stock;

namespace MedDispense.Web.Features.Quarantine;

/// <summary>Sets an amount of a pack aside, so that nobody uses it.</summary>
public sealed class QuarantineStock(LedgerStore ledger)
{
    /// <param name="PackId">The pack.</param>
    /// <param name="PlaceId">Where it is.</param>
    /// <param name="QuarantineId">The quarantine place it goes to.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="ReasonCode">From <see cref="QuarantineReasons"/>.</param>
    /// <param name="Reason">In the person's own words; may be missing.</param>
    public sealed record Command(
        Guid PackId, Guid PlaceId, Guid QuarantineId, long Amount, string ReasonCode, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.Quarantined, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockHoldingsAsync([command.PackId]);
        if (await scope.FindPackHereAsync(command.PackId, command.PlaceId) is not { } here)
            return PostingPlan.Refuse(PackHere.NotKnown);
        var to = await scope.FindPlaceAsync(command.QuarantineId);
        List<Finding> findings =
        [
            .. AmountMovable.Check(command.Amount),
            .. MayHandleControlled.Check(scope.Act.Actor, here.Medicine),
        ];
        if (to is not { Kind: PlaceKind.Quarantine })
        {
            findings.Add(Finding.Stop("not-a-quarantine-place", "Choose a quarantine place.",
                "Stock that is set aside stands apart.", "Choose one from the list.", "QuarantineId"));
            return PostingPlan.Refuse(findings);
        }

        findings.AddRange(PlaceOpen.Check(to, "QuarantineId"));
        if (here.Place.Kind == PlaceKind.Quarantine)
        {
            findings.Add(Finding.Stop("in-quarantine-already", "It is in quarantine already.",
                $"{here.Place.Name} is a quarantine place.", "Nothing to do here.", "Place"));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var words = QuarantineReasons.Say(command.ReasonCode);
        return new PostingPlan
        {
            Movements =
            [
                new(here.Pack, command.Amount, here.Place, to, words, Note: command.Reason),
            ],
            ReasonCode = command.ReasonCode,
            Reason = command.Reason,
        };
    }
}
