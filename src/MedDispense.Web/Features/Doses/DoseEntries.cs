using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Corrections;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>The entries that a dose on the chart rests on: the one that wrote it down, then those that it told
/// differently, newest first. Its medicine is where all of them together have put it.</summary>
internal sealed record DoseEntries(IReadOnlyList<RecordedEntry> Newest)
{
    public RecordedEntry Last => Newest[0];

    public RecordedEntry First => Newest[^1];

    public IEnumerable<Medicine> Medicines => Newest.SelectMany(entry => entry.Medicines.Values).DistinctBy(medicine => medicine.Id);

    public static async Task<DoseEntries> OfAsync(LedgerScope scope, Dose dose)
    {
        var entries = new List<RecordedEntry>();
        for (Dose? at = dose; at is not null;)
        {
            entries.Add(await RecordedEntry.FindAsync(scope, at.PostingId)
                ?? throw new InvalidOperationException("A dose has the posting that it is part of."));
            var earlier = at.ReplacesPostingId;
            at = earlier is null ? null : await scope.Db.Doses.AsNoTracking().SingleAsync(row => row.PostingId == earlier);
        }

        return new(entries);
    }

    /// <summary>How much of the dose lies in a kind of place by these entries.</summary>
    public long Net(PlaceKind kind) => Newest.SelectMany(entry => entry.Movements)
        .Sum(row => (row.To.Kind == kind ? row.Movement.Amount : 0) - (row.From.Kind == kind ? row.Movement.Amount : 0));

    /// <summary>All of the dose back to where it was before; what one entry undid of another is not moved to and fro.</summary>
    public IReadOnlyList<PlannedMovement> Mirrored(string reason)
    {
        var left = Newest.SelectMany(entry => entry.Mirrored(reason)).ToList();
        for (var later = 0; later < left.Count; later++)
        {
            for (var earlier = later + 1; earlier < left.Count; earlier++)
            {
                if (!IsOpposite(left[later], left[earlier]))
                    continue;
                var both = Math.Min(left[later].Amount, left[earlier].Amount);
                left[later] = left[later] with { Amount = left[later].Amount - both };
                left[earlier] = left[earlier] with { Amount = left[earlier].Amount - both };
            }
        }

        return [.. left.Where(row => row.Amount > 0)];
    }

    /// <summary>Lines of words have no mirror; a dated note names each.</summary>
    public async Task<List<PlannedNote>> NotesAsync(LedgerScope scope, string reason)
    {
        var notes = new List<PlannedNote>();
        foreach (var entry in Newest)
        {
            foreach (var line in entry.Lines.Where(line => line.Ordinal > entry.Movements.Count))
            {
                var page = await scope.Db.RegisterPages.AsNoTracking().SingleAsync(row => row.Id == line.PageId);
                notes.Add(new(page.MedicineId, page.OwnerClientId,
                    $"Recorded in error: line {line.Number} of this page (entry {entry.Posting.Number}) never happened. {reason}",
                    line.Counterparty, line.PackId));
            }
        }

        return notes;
    }

    /// <summary>Discrepancies that the dose opened or explained learn of it; what it had explained is open again.</summary>
    public async Task<List<PlannedStep>> StepsAsync(LedgerScope scope)
    {
        var numbers = Newest.ToDictionary(entry => entry.Posting.Id, entry => entry.Posting.Number);
        var steps = await scope.Db.DiscrepancySteps.AsNoTracking().Where(row => numbers.Keys.Contains(row.PostingId))
            .OrderBy(row => row.PostingId).ThenBy(row => row.Ordinal).ToListAsync();
        return
        [
            .. steps.Select(step => new PlannedStep(step.DiscrepancyId, DiscrepancyStepKind.Note,
                $"Entry {numbers[step.PostingId]}, which this rests on, was recorded in error.", -step.ExplainedAmount)),
        ];
    }

    private static bool IsOpposite(PlannedMovement one, PlannedMovement other) =>
        one.Pack.Id == other.Pack.Id && one.From.Id == other.To.Id && one.To.Id == other.From.Id
        && one.Settles == other.Reopens && one.Reopens == other.Settles;
}
