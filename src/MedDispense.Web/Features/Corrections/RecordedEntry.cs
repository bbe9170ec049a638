using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Corrections;

/// <summary>An entry with everything that its correction needs, read inside the write door with the holdings of its
/// packs locked.</summary>
public sealed record RecordedEntry(
    Posting Posting, IReadOnlyList<RecordedMovement> Movements, IReadOnlyList<RegisterLine> Lines,
    IReadOnlyDictionary<Guid, Medicine> Medicines)
{
    public static async Task<RecordedEntry?> FindAsync(LedgerScope scope, Guid postingId)
    {
        var db = scope.Db;
        var posting = await db.Postings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == postingId);
        if (posting is null)
            return null;
        var movements = await db.Movements.AsNoTracking().Where(row => row.PostingId == postingId)
            .OrderBy(row => row.Ordinal).ToListAsync();
        await scope.LockHoldingsAsync(movements.Select(row => row.PackId));
        var packIds = movements.Select(row => row.PackId).Distinct().ToList();
        var placeIds = movements.SelectMany(row => new[] { row.FromPlaceId, row.ToPlaceId }).Distinct().ToList();
        var packs = await db.Packs.Where(row => packIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var places = await db.Places.Where(row => placeIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var lines = await db.RegisterLines.AsNoTracking().Where(row => row.PostingId == postingId)
            .OrderBy(row => row.Ordinal).ToListAsync();
        var medicineIds = packs.Values.Select(pack => pack.MedicineId).Distinct().ToList();
        return new RecordedEntry(
            posting,
            // A movement's register line has its ordinal: lines of movements are written first.
            [.. movements.Select(row => new RecordedMovement(row, packs[row.PackId], places[row.FromPlaceId],
                places[row.ToPlaceId], lines.Single(line => line.Ordinal == row.Ordinal).Counterparty))],
            lines,
            await db.Medicines.Where(row => medicineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id));
    }

    /// <summary>The mirror of the entry, each line naming the line that it corrects.</summary>
    public IReadOnlyList<PlannedMovement> Mirrored(string reason)
    {
        var byOrdinalDown = Movements.OrderByDescending(row => row.Movement.Ordinal).ToList();
        return
        [
            .. Mirror.Of(Movements, null).Zip(byOrdinalDown, (planned, recorded) => planned with
            {
                Note = NoteOf(Lines.Single(line => line.Ordinal == recorded.Movement.Ordinal), reason),
            }),
        ];
    }

    private string NoteOf(RegisterLine line, string reason) =>
        $"Recorded in error: line {line.Number} of this page (entry {Posting.Number}) never happened. {reason}";
}
