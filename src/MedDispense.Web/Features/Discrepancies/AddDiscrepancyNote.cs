using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Adds what somebody knows to a discrepancy: a step of its own, dated and signed, that nobody edits.</summary>
public sealed class AddDiscrepancyNote(LedgerStore ledger)
{
    public const int MostText = 2000;

    /// <param name="DiscrepancyId">The discrepancy.</param>
    /// <param name="Text">What is known.</param>
    public sealed record Command(Guid DiscrepancyId, string Text);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DiscrepancyStep, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (!await scope.Db.Discrepancies.AnyAsync(row => row.Id == command.DiscrepancyId))
        {
            return PostingPlan.Refuse(Finding.Stop("discrepancy-unknown", "This discrepancy is not known here.",
                "It may belong to another house.", "Open the list and choose it there."));
        }

        if (string.IsNullOrWhiteSpace(command.Text))
        {
            return PostingPlan.Refuse(Finding.Stop("note-empty", "The note says nothing yet.", "Nothing was written.",
                "Write what is known.", "Text"));
        }

        return new PostingPlan
        {
            Steps = [new(command.DiscrepancyId, DiscrepancyStepKind.Note, command.Text.Trim(), 0)],
            DiscrepancyId = command.DiscrepancyId,
        };
    }
}
