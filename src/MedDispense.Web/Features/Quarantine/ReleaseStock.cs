using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stock;

namespace MedDispense.Web.Features.Quarantine;

/// <summary>Lets stock out of quarantine again: a decision of somebody who may approve, never for stock that is out of
/// date or recalled.</summary>
public sealed class ReleaseStock(LedgerStore ledger)
{
    public sealed record Command(Guid PackId, Guid QuarantineId, Guid ToPlaceId, long Amount, string Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.ReleasedFromQuarantine, command, scope => PlanAsync(scope, command));

    /// <summary>Whether a person decides such things.</summary>
    public static bool MayDecide(Actor actor) =>
        actor.Has(StaffRights.Approve) || actor.IsAny(StaffRoles.Pharmacist | StaffRoles.Manager);

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockHoldingsAsync([command.PackId]);
        if (await scope.FindPackHereAsync(command.PackId, command.QuarantineId) is not { } here)
            return PostingPlan.Refuse(PackHere.NotKnown);
        var findings = Checks(scope.Act.Actor, here, command).ToList();
        if (await scope.FindPlaceAsync(command.ToPlaceId) is not { } to || !to.Kind.IsUsable())
        {
            findings.Add(Finding.Stop("destination-unknown", "Choose where it goes.",
                "It goes to a cupboard, cart, fridge or room of this house.", "Choose one from the list.", "ToPlaceId"));
            return PostingPlan.Refuse(findings);
        }

        findings.AddRange(PlaceOpen.Check(to, "ToPlaceId"));
        findings.AddRange(await scope.CheckNotWaitingAsync(here, command.Amount));
        findings.AddRange(await scope.CheckUsableAsync(here.Pack));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Movements = [new(here.Pack, command.Amount, here.Place, to, "Released from quarantine", Note: command.Reason)],
            Reason = command.Reason,
        };
    }

    private static IEnumerable<Finding> Checks(Actor actor, PackHere here, Command command)
    {
        foreach (var finding in (Finding[])[.. AmountMovable.Check(command.Amount), .. MayHandleControlled.Check(actor, here.Medicine)])
            yield return finding;
        if (!MayDecide(actor))
        {
            yield return Finding.Stop("no-right-to-release", "You may not release stock.",
                "It takes a pharmacist, a manager or somebody with the right to approve.", "Ask one of them.");
        }

        if (here.Place.Kind != PlaceKind.Quarantine)
        {
            yield return Finding.Stop("not-in-quarantine", "It is not in quarantine.",
                $"{here.Place.Name} is in use.", "Nothing to do here.", "Place");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            yield return Finding.Stop("reason-missing", "A reason is needed.", "Somebody set it aside for a reason.",
                "Write why it may be used again.", "Reason");
        }
    }
}
