using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>An approver who had no part in it closes a discrepancy of which everything is explained, or which is one of
/// papers, where nothing has to be moved.</summary>
public sealed class CloseDiscrepancy(LedgerStore ledger)
{
    public const int MostText = 2000;

    public sealed record Command(Guid DiscrepancyId, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DiscrepancyStep, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await DiscrepancyHere.FindAsync(scope, command.DiscrepancyId) is not { } here)
            return PostingPlan.Refuse(DiscrepancyHere.NotKnown);
        if (!here.IsOpen)
            return PostingPlan.Refuse(DiscrepancyHere.NotOpen);
        List<Finding> findings = [.. await here.ApproverAsync(scope), .. DiscrepancyHere.ReasonIsThere(command.Reason)];
        // A report that names no place: a count of the places holds what is missing, and nothing can be taken from here.
        if (here.Remainder != 0 && here.Row.Rule.NeedsMovement() && here.Place is not null)
        {
            findings.Add(Finding.Stop("not-explained", "Not everything is explained yet.",
                "A part of the difference stands in the book.",
                "Record what explains it, or move what stays unexplained to lost or found."));
        }

        findings.AddRange(await here.ApprovedAsync(scope.Db));
        return findings.Count > 0
            ? PostingPlan.Refuse(findings)
            : new PostingPlan
            {
                Steps = [new(here.Row.Id, DiscrepancyStepKind.Closed, command.Reason!.Trim(), here.Remainder)],
                DiscrepancyId = here.Row.Id,
                Reason = command.Reason,
            };
    }
}
