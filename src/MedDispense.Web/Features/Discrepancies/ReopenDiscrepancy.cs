using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Opens a closed discrepancy again, since more is known. Nothing in it is edited; what had been accounted for
/// by the closing alone is unexplained again, what was moved stays moved.</summary>
public sealed class ReopenDiscrepancy(LedgerStore ledger)
{
    public sealed record Command(Guid DiscrepancyId, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DiscrepancyStep, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await DiscrepancyHere.FindAsync(scope, command.DiscrepancyId) is not { } here)
            return PostingPlan.Refuse(DiscrepancyHere.NotKnown);
        List<Finding> findings = [.. DiscrepancyHere.ReasonIsThere(command.Reason)];
        if (here.IsOpen)
        {
            findings.Add(Finding.Stop("discrepancy-open", "This discrepancy is open.", "Nobody has closed it, or somebody opened it again.",
                "Add what is known as a note."));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var byWords = await scope.Db.DiscrepancySteps.Where(step => step.DiscrepancyId == here.Row.Id
                && (step.Kind == DiscrepancyStepKind.Closed || step.Kind == DiscrepancyStepKind.Reopened))
            .SumAsync(step => step.ExplainedAmount);
        return new PostingPlan
        {
            Steps = [new(here.Row.Id, DiscrepancyStepKind.Reopened, command.Reason!.Trim(), -byWords)],
            DiscrepancyId = here.Row.Id,
            Reason = command.Reason,
        };
    }
}
