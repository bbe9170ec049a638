using MedDispense.Data;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>What a count of one medicine and owner in one place is held against.</summary>
/// <param name="Expected">The book in that place, with the remainders of open discrepancies of it.</param>
/// <param name="AsOfLine">Number of the newest line of the register page then; 0 when there is no page.</param>
internal sealed record BookInPlace(long Expected, long AsOfLine)
{
    private const int Tries = 5;

    /// <summary>The figure and the line of one moment.</summary>
    public static async Task<BookInPlace> ReadAsync(MedDispenseDb db, Guid placeId, Guid medicineId, Guid? ownerClientId)
    {
        // Book and line number change in one commit, so that a number that is the same before and after belongs to
        // what was read between.
        for (var tried = 1; ; tried++)
        {
            var before = await NewestLineAsync(db, medicineId, ownerClientId);
            var book = await db.Holdings.Where(row => row.PlaceId == placeId)
                .Join(db.Packs.Where(pack => pack.MedicineId == medicineId && pack.OwnerClientId == ownerClientId),
                    row => row.PackId, pack => pack.Id, (row, _) => (long?)row.Amount).SumAsync() ?? 0;
            var open = await RemainderAsync(db, placeId, medicineId, ownerClientId);
            if (tried >= Tries || await NewestLineAsync(db, medicineId, ownerClientId) == before)
                return new BookInPlace(checked(book + open), before);
        }
    }

    public static async Task<long> NewestLineAsync(MedDispenseDb db, Guid medicineId, Guid? ownerClientId) =>
        await db.RegisterPages.Where(page => page.MedicineId == medicineId && page.OwnerClientId == ownerClientId)
            .Select(page => (long?)page.LastNumber).SingleOrDefaultAsync() ?? 0;

    /// <summary>Whether anything came into the place or left it since a line; what happens elsewhere changes nothing
    /// here.</summary>
    public static Task<bool> HasMovedAsync(MedDispenseDb db, Guid placeId, Guid medicineId, Guid? ownerClientId, long since) => (
        from line in db.RegisterLines
        join page in db.RegisterPages on line.PageId equals page.Id
        where page.MedicineId == medicineId && page.OwnerClientId == ownerClientId && line.Number > since
            && (line.PlaceId == placeId || line.OtherPlaceId == placeId)
            && (line.Kind == RegisterLineKind.Movement || line.Kind == RegisterLineKind.Custody)
        select line.Number).AnyAsync();

    /// <summary>What open discrepancies between the place and the book hold.</summary>
    /// <param name="db">The database.</param>
    /// <param name="placeId">The place.</param>
    /// <param name="medicineId">The medicine.</param>
    /// <param name="ownerClientId">Whose it is.</param>
    /// <param name="packId">Only those of one container; null for all.</param>
    /// <param name="orOfNone">With a container: those of none in particular as well.</param>
    public static async Task<long> RemainderAsync(
        MedDispenseDb db, Guid placeId, Guid medicineId, Guid? ownerClientId, Guid? packId = null, bool orOfNone = false)
    {
        var open = await DiscrepancyStates.Open(db)
            .Where(row => row.PlaceId == placeId && row.MedicineId == medicineId && row.OwnerClientId == ownerClientId
                && (packId == null || row.PackId == packId || (orOfNone && row.PackId == null)))
            .Select(row => new
            {
                row.Rule,
                row.Difference,
                Explained = db.DiscrepancySteps.Where(step => step.DiscrepancyId == row.Id).Sum(step => step.ExplainedAmount),
            }).ToListAsync();
        return open.Where(row => row.Rule.IsBetweenPlaceAndBook())
            .Aggregate(0L, (sum, row) => checked(sum + row.Difference - row.Explained));
    }
}
