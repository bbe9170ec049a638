using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Register;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Corrections;

/// <summary>A mirror takes stock back from where the entry had put it. When it is not there any more, the entry that
/// moved it on is corrected first, and this says which.</summary>
public static class MovedOn
{
    public static async Task<List<Finding>> CheckAsync(
        LedgerScope scope, Posting corrected, IReadOnlyList<PlannedMovement> mirror)
    {
        var findings = new List<Finding>();
        foreach (var group in mirror.Where(row => row.From.Kind.IsPhysical()).GroupBy(row => (row.Pack.Id, PlaceId: row.From.Id)))
        {
            var comesBack = mirror.Where(row => row.Pack.Id == group.Key.Id && row.To.Id == group.Key.PlaceId).Sum(row => row.Amount);
            var here = await scope.AmountAsync(group.Key.Id, group.Key.PlaceId);
            if (here + comesBack < group.Sum(row => row.Amount) || await IsAccountedForAsync(scope, group))
                findings.Add(await SayAsync(scope, corrected, group.Key.Id, group.First().From));
        }

        return findings;
    }

    /// <summary>What went into hands or onto the way can come back only as far as nobody has accounted for it.</summary>
    private static async Task<bool> IsAccountedForAsync(LedgerScope scope, IEnumerable<PlannedMovement> rows)
    {
        foreach (var row in rows.Where(row => row.Settles is not null))
        {
            var remaining = await scope.Db.UnsettledMovements.AsNoTracking()
                .Where(open => open.PostingId == row.Settles!.PostingId && open.Ordinal == row.Settles.Ordinal)
                .Select(open => (long?)open.Remaining).SingleOrDefaultAsync() ?? 0;
            if (remaining < row.Amount)
                return true;
        }

        return false;
    }

    private static async Task<Finding> SayAsync(LedgerScope scope, Posting corrected, Guid packId, Place place)
    {
        var db = scope.Db;
        var later = await db.Movements.Where(row => row.PackId == packId && row.FromPlaceId == place.Id)
            .Join(db.Postings, row => row.PostingId, posting => posting.Id, (_, posting) => posting)
            .Where(posting => posting.Number > corrected.Number && posting.Kind != PostingKind.RecordedInError
                && !db.Postings.Any(other => other.CorrectsPostingId == posting.Id && other.Kind == PostingKind.RecordedInError))
            .OrderByDescending(posting => posting.Number).AsNoTracking().FirstOrDefaultAsync();
        return Finding.Stop("moved-on", "The stock has moved on since.",
            later is null
                ? $"{place.Name} no longer has all that the entry put there."
                : $"Entry {later.Number} ({PostingWords.Of(later.Kind)}, {later.ActorName}) took it from there.",
            later is null ? "Look at the pack's history." : $"If it never happened either, correct entry {later.Number} first.");
    }
}
