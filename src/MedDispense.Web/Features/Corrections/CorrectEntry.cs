using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Corrections;

/// <summary>The correction <i>recorded in error, it never happened</i>: the whole entry back, once. Nothing is edited;
/// the new lines are dated notes that name the lines they correct.</summary>
public sealed class CorrectEntry(LedgerStore ledger)
{
    /// <param name="PostingId">The entry that never happened.</param>
    /// <param name="Reason">What happened instead.</param>
    /// <param name="DiscrepancyId">The discrepancy that this explains.</param>
    public sealed record Command(Guid PostingId, string Reason, Guid? DiscrepancyId = null);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.RecordedInError, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await RecordedEntry.FindAsync(scope, command.PostingId) is not { } entry)
        {
            return PostingPlan.Refuse(Finding.Stop("entry-unknown", "This entry is not known here.",
                "It is not one of this house.", "Look it up by its number."));
        }

        List<Finding> findings =
        [
            .. CorrectableKinds.Check(entry.Posting),
            .. await AlreadyCorrectedAsync(scope, entry.Posting),
            .. entry.Medicines.Values.SelectMany(medicine => MayHandleControlled.Check(scope.Act.Actor, medicine)),
        ];
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            findings.Add(Finding.Stop("reason-missing", "A reason is needed.", "The entry stays readable beside it.",
                "Write what happened instead.", "Reason"));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var mirror = entry.Mirrored(command.Reason);
        findings.AddRange(await MovedOn.CheckAsync(scope, entry.Posting, mirror));
        findings.AddRange(await PlacesAsync(scope, entry, mirror));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings.Distinct());
        var plan = new PostingPlan
        {
            Movements = [.. mirror],
            WitnessRequired = entry.Medicines.Values.Any(medicine => medicine.IsControlled),
            Reason = command.Reason,
            ClientId = entry.Posting.ClientId,
            SupplierId = entry.Posting.SupplierId,
            CorrectsPostingId = entry.Posting.Id,
            DiscrepancyId = command.DiscrepancyId,
            Notes = await NotesAsync(scope, entry, command.Reason),
        };
        plan.Steps.AddRange(await StepsAsync(scope, entry.Posting));
        return await scope.ExplainingAsync(plan, command.DiscrepancyId, $"Entry {entry.Posting.Number} was recorded in error.");
    }

    private static async Task<IEnumerable<Finding>> AlreadyCorrectedAsync(LedgerScope scope, Posting posting)
    {
        var correction = await scope.Db.Postings.AsNoTracking().SingleOrDefaultAsync(row =>
            row.CorrectsPostingId == posting.Id && row.Kind == PostingKind.RecordedInError);
        return correction is null
            ? []
            : [Finding.Stop("corrected-already", "This entry has been corrected already.",
                $"Entry {correction.Number} by {correction.ActorName} corrected it.", "Nothing to do here.")];
    }

    /// <summary>The places still take stock, what waits to be destroyed stays, and nothing gets out of quarantine this
    /// way that could not be released.</summary>
    private static async Task<List<Finding>> PlacesAsync(
        LedgerScope scope, RecordedEntry entry, IReadOnlyList<PlannedMovement> mirror)
    {
        var findings = new List<Finding>();
        foreach (var row in mirror)
        {
            findings.AddRange(PlaceOpen.Check(row.To, ""));
            if (row.From.Kind == PlaceKind.Quarantine)
            {
                var here = new PackHere(row.Pack, entry.Medicines[row.Pack.MedicineId], row.From);
                findings.AddRange(await scope.CheckNotWaitingAsync(here, row.Amount));
                if (row.To.Kind.IsUsable())
                    findings.AddRange(await scope.CheckUsableAsync(row.Pack));
            }
        }

        return findings;
    }

    /// <summary>Lines of words have no mirror; a dated note names each.</summary>
    private static async Task<List<PlannedNote>> NotesAsync(LedgerScope scope, RecordedEntry entry, string reason)
    {
        var words = entry.Lines.Where(line => line.Ordinal > entry.Movements.Count).ToList();
        var pageIds = words.Select(line => line.PageId).Distinct().ToList();
        var pages = await scope.Db.RegisterPages.AsNoTracking().Where(row => pageIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. words.Select(line => new PlannedNote(
                pages[line.PageId].MedicineId, pages[line.PageId].OwnerClientId,
                $"Recorded in error: line {line.Number} of this page (entry {entry.Posting.Number}) never happened. {reason}",
                line.Counterparty, line.PackId)),
        ];
    }

    /// <summary>Discrepancies that the entry opened or explained learn of it; what it had explained is open again.</summary>
    private static async Task<List<PlannedStep>> StepsAsync(LedgerScope scope, Posting posting)
    {
        var steps = await scope.Db.DiscrepancySteps.AsNoTracking().Where(row => row.PostingId == posting.Id)
            .OrderBy(row => row.Ordinal).ToListAsync();
        return
        [
            .. steps.Select(step => new PlannedStep(step.DiscrepancyId, DiscrepancyStepKind.Note,
                $"Entry {posting.Number}, which this rests on, was recorded in error.", -step.ExplainedAmount)),
        ];
    }
}
