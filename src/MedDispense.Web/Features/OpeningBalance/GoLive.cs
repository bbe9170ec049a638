using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.OpeningBalance;

/// <summary>Takes the house live: from here on stock comes in and goes out by entries of its own, and no opening
/// balance is taken any more. A manager and a second person do it, once.</summary>
public sealed class GoLive(LedgerStore ledger)
{
    /// <summary>Nothing but the act itself.</summary>
    public sealed record Command;

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.WentLive, command, PlanAsync);

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope)
    {
        var facility = await FacilityLock.TakeAsync(scope);
        List<Finding> findings = [.. NotYetLive.Check(facility)];
        if (!scope.Act.Actor.IsAny(StaffRoles.Manager))
            findings.Add(OpeningWords.NotManager);
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        facility.WentLiveAt = scope.Act.Now;
        facility.Version++;
        return new PostingPlan { WitnessRequired = true, ReasonCode = "went-live" };
    }
}
