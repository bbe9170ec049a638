using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>A manager or pharmacist with the right to approve has looked at a dose that was written down after the fact.
/// Nobody approves what they recorded themselves.</summary>
public sealed class ApproveLateEntry(LedgerStore ledger)
{
    /// <param name="PostingId">The late entry.</param>
    /// <param name="Reason">What the approver made of it.</param>
    public sealed record Command(Guid PostingId, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.LateEntryApproved, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await scope.StandingDoseAsync(command.PostingId) is not { IsLateEntry: true } dose)
            return PostingPlan.Refuse(DoseCorrections.NotStanding);
        if (dose.ClientId is { } clientId)
            await scope.LockClientAsync(clientId);
        var entry = await scope.Db.Postings.AsNoTracking().SingleAsync(row => row.Id == command.PostingId);
        var actor = scope.Act.Actor;
        var findings = new List<Finding>();
        if (!actor.Has(StaffRights.Approve))
            findings.Add(Finding.Stop("no-right-to-approve", "You may not approve.", "Approving is a right of its own.", "Ask a manager or pharmacist who has it."));
        if (actor.MembershipId == entry.ActorId || actor.MembershipId == entry.WitnessId)
            findings.Add(Finding.Stop("approves-own-entry", "Nobody approves their own entry.", $"You are part of entry {entry.Number}.", "Ask another person with the right to approve."));
        if (await scope.Db.Postings.AnyAsync(row => row.AboutPostingId == entry.Id && row.Kind == PostingKind.LateEntryApproved))
            findings.Add(Finding.Stop("approved-already", "This late entry has been approved already.", $"Entry {entry.Number}.", "Nothing to do here."));
        return findings.Count > 0
            ? PostingPlan.Refuse(findings)
            : new PostingPlan { Reason = command.Reason, ClientId = dose.ClientId, AboutPostingId = entry.Id };
    }
}
