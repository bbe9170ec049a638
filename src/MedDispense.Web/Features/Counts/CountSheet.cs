using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>One medicine of one owner on a count sheet; carries no figure but what was counted.</summary>
/// <param name="Medicine">The medicine.</param>
/// <param name="Owner">Whose it is; null for the house.</param>
/// <param name="Entry">The newest figure that was entered; null while it is to be counted.</param>
public sealed record SheetLine(Medicine Medicine, Client? Owner, CountEntry? Entry);

/// <summary>The lines of a count: every medicine and owner that has or had stock in the place since its last count,
/// controlled ones first, by name. What was counted besides is a line too.</summary>
internal static class CountSheet
{
    private sealed record Key(Guid MedicineId, Guid? OwnerClientId);

    public static async Task<IReadOnlyList<SheetLine>> ReadAsync(MedDispenseDb db, CountSession session)
    {
        var entries = await db.CountEntries.AsNoTracking().Where(row => row.SessionId == session.Id).ToListAsync();
        var newest = entries.GroupBy(row => new Key(row.MedicineId, row.OwnerClientId))
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row.EnteredAt).ThenBy(row => row.Id).Last());
        HashSet<Key> keys = session.DiscrepancyId is { } id
            ? [await db.Discrepancies.Where(row => row.Id == id).Select(row => new Key(row.MedicineId, row.OwnerClientId)).SingleAsync()]
            : [.. await KeysAsync(db, session.PlaceId), .. newest.Keys];
        var medicineIds = keys.Select(key => key.MedicineId).ToList();
        var ownerIds = keys.Select(key => key.OwnerClientId).OfType<Guid>().ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => medicineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var owners = await db.Clients.AsNoTracking().Where(row => ownerIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. keys.Select(key => new SheetLine(medicines[key.MedicineId],
                    key.OwnerClientId is { } owner ? owners[owner] : null, newest.GetValueOrDefault(key)))
                .OrderByDescending(line => line.Medicine.IsControlled)
                .ThenBy(line => line.Medicine.Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(line => line.Owner is not null)
                .ThenBy(line => line.Owner?.DisplayName, StringComparer.OrdinalIgnoreCase)
                .ThenBy(line => line.Medicine.Id),
        ];
    }

    /// <summary>The postings that closed whole counts of a place.</summary>
    public static IQueryable<Posting> CountsOf(MedDispenseDb db, Guid placeId) => db.Postings.Where(posting =>
        (posting.Kind == PostingKind.PlaceCounted || posting.Kind == PostingKind.ShiftHandedOver)
        && db.CountLines.Any(line => line.PostingId == posting.Id && line.PlaceId == placeId
            && db.CountSessions.Any(session => session.Id == line.SessionId && session.Kind != CountKind.Recount)));

    private static async Task<IEnumerable<Key>> KeysAsync(MedDispenseDb db, Guid placeId)
    {
        var last = await CountsOf(db, placeId).MaxAsync(row => (long?)row.Number) ?? 0;
        var here = await db.Holdings.Where(row => row.PlaceId == placeId && row.Amount > 0)
            .Join(db.Packs, row => row.PackId, pack => pack.Id, (_, pack) => new { pack.MedicineId, pack.OwnerClientId })
            .Distinct().ToListAsync();
        var moved = await (
            from line in db.RegisterLines
            join posting in db.Postings on line.PostingId equals posting.Id
            join page in db.RegisterPages on line.PageId equals page.Id
            where posting.Number > last && (line.PlaceId == placeId || line.OtherPlaceId == placeId)
                && (line.Kind == RegisterLineKind.Movement || line.Kind == RegisterLineKind.Custody)
            select new { page.MedicineId, page.OwnerClientId }).Distinct().ToListAsync();
        var open = await DiscrepancyStates.Open(db).Where(row => row.PlaceId == placeId).ToListAsync();
        return here.Concat(moved).Select(row => new Key(row.MedicineId, row.OwnerClientId))
            .Concat(open.Where(row => row.Rule.IsBetweenPlaceAndBook()).Select(row => new Key(row.MedicineId, row.OwnerClientId)));
    }
}
