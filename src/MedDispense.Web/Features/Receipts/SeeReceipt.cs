using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Counts;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Receipts;

/// <summary>What came in by one entry, whichever way, and where it was put.</summary>
public sealed class SeeReceipt(MedDispenseDb db, BlindPlaces blindPlaces)
{
    private const int Most = 1_000;

    /// <summary>The kinds of entry that have such a page.</summary>
    public static readonly IReadOnlyList<PostingKind> WaysIn =
        [PostingKind.Received, PostingKind.DeliveredForClient, PostingKind.BroughtInByClient, PostingKind.OpeningBalance];

    public sealed record Page(
        Guid Id, long Number, PostingKind Kind, DateTime HappenedAt, DateTime RecordedAt, string Actor, string? Witness,
        string? Source, string? Reference, IReadOnlyList<Pack> Packs, IReadOnlyList<Difference> Differences);

    public sealed record Pack(
        Guid Id, Medicine Medicine, string? Lot, DateOnly? Expiry, string? Serial, string LabelCode, string? Owner, long? Amount,
        string Place, bool IsSetAside);

    public sealed record Difference(long Number, string Fact);

    /// <summary>Null for an entry of another kind, or of another house.</summary>
    public async Task<Page?> AskAsync(Guid id)
    {
        var posting = await db.Postings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && WaysIn.Contains(row.Kind));
        if (posting is null)
            return null;
        var packs = await db.Movements.AsNoTracking().Where(row => row.PostingId == id).OrderBy(row => row.Ordinal).Take(Most)
            .Join(db.Packs, row => row.PackId, pack => pack.Id, (row, pack) => new { Movement = row, Pack = pack })
            .Join(db.Places, row => row.Movement.ToPlaceId, place => place.Id, (row, place) => new { row.Movement, row.Pack, Place = place })
            .Join(db.Medicines, row => row.Pack.MedicineId, medicine => medicine.Id,
                (row, medicine) => new { row.Movement, row.Pack, row.Place, Medicine = medicine })
            .OrderBy(row => row.Movement.Ordinal).ToListAsync();
        var blind = await blindPlaces.AskAsync();
        var ownerIds = packs.Select(row => row.Pack.OwnerClientId).OfType<Guid>().Distinct().ToList();
        var owners = await db.Clients.AsNoTracking().Where(row => ownerIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var differences = (await db.Discrepancies.AsNoTracking().Where(row => row.OpenedByPostingId == id)
                .OrderBy(row => row.Number).ToListAsync())
            .ConvertAll(row => new Difference(row.Number, blind.HidesPage(row.MedicineId, row.OwnerClientId) ? Blind.Words : row.Fact));
        var source = await db.RegisterLines.AsNoTracking().Where(row => row.PostingId == id).OrderBy(row => row.Ordinal)
            .Select(row => row.Counterparty).FirstOrDefaultAsync();
        return new(posting.Id, posting.Number, posting.Kind, posting.HappenedAt, posting.RecordedAt, posting.ActorName,
            posting.WitnessName, source, posting.Reference,
            [
                .. packs.Select(row => new Pack(
                    row.Pack.Id, row.Medicine, row.Pack.Lot, row.Pack.Expiry, row.Pack.Serial, row.Pack.LabelCode,
                    row.Pack.OwnerClientId is { } owner ? owners[owner].DisplayName : null,
                    blind.HidesPage(row.Medicine.Id, row.Pack.OwnerClientId) ? null : row.Movement.Amount, row.Place.Name,
                    row.Place.Kind == PlaceKind.Quarantine)),
            ],
            differences);
    }
}
