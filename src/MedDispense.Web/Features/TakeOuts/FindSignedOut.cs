using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.TakeOuts;

/// <summary>What of one removal is still signed out.</summary>
/// <param name="Pack">The pack; its amount is what is still open.</param>
/// <param name="PostingId">The entry that took it out.</param>
/// <param name="Ordinal">Its movement.</param>
/// <param name="Number">The entry's number.</param>
/// <param name="HolderId">To whom it is signed out.</param>
/// <param name="Holder">Their name.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="ReturnUntil">UTC; until then it may be brought back.</param>
/// <param name="FromPlaceId">The place that it was taken from.</param>
/// <param name="FromPlace">That place's name.</param>
public sealed record SignedOutRow(
    StockRow Pack, Guid PostingId, int Ordinal, long Number, Guid HolderId, string Holder, DateTime TakenAt,
    DateTime ReturnUntil, Guid FromPlaceId, string FromPlace);

/// <summary>Lists what is signed out, oldest first, removal by removal.</summary>
public sealed class FindSignedOut(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>What is still open.</summary>
    /// <param name="holderId">Only what this person has; null for everybody.</param>
    public async Task<IReadOnlyList<SignedOutRow>> AskAsync(Guid? holderId) =>
        await ReadAsync(db.UnsettledMovements.Where(row => row.Remaining > 0), holderId);

    /// <summary>One removal, also when nothing of it is open any more; null when there is none.</summary>
    public async Task<SignedOutRow?> OneAsync(Guid? postingId, int ordinal) =>
        (await ReadAsync(db.UnsettledMovements.Where(row => row.PostingId == postingId && row.Ordinal == ordinal), null)).SingleOrDefault();

    private async Task<IReadOnlyList<SignedOutRow>> ReadAsync(IQueryable<UnsettledMovement> which, Guid? holderId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var marks = await PackMarks.LoadAsync(db, current.Facility, now);
        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var hands = db.Places.AsNoTracking().Where(row => row.Kind == PlaceKind.SignedOut);
        if (holderId is { } id)
            hands = hands.Where(row => row.PersonId == id);
        var rows = await (
            from open in which.AsNoTracking()
            join place in hands on open.PlaceId equals place.Id
            join holder in db.Staff.AsNoTracking() on place.PersonId equals (Guid?)holder.Id
            join movement in db.Movements.AsNoTracking()
                on new { open.PostingId, open.Ordinal } equals new { movement.PostingId, movement.Ordinal }
            join posting in db.Postings.AsNoTracking() on open.PostingId equals posting.Id
            join origin in db.Places.AsNoTracking() on movement.FromPlaceId equals origin.Id
            join pack in db.Packs.AsNoTracking() on open.PackId equals pack.Id
            join medicine in db.Medicines.AsNoTracking() on pack.MedicineId equals medicine.Id
            join client in db.Clients.AsNoTracking() on pack.OwnerClientId equals (Guid?)client.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby posting.Number, open.Ordinal
            select new
            {
                Open = open,
                Place = place,
                HolderId = holder.Id,
                Holder = holder.Name,
                posting.Number,
                posting.HappenedAt,
                Origin = origin,
                Pack = pack,
                Medicine = medicine,
                Owner = owner,
            }).Take(Most).ToListAsync();
        return
        [
            .. rows.Select(row => new SignedOutRow(
                StockRow.Of(row.Pack, row.Medicine, row.Place, row.Owner, row.Open.Remaining, marks), row.Open.PostingId,
                row.Open.Ordinal, row.Number, row.HolderId, row.Holder, row.HappenedAt,
                row.HappenedAt.AddHours(limits.ReturnLimitHours), row.Origin.Id, row.Origin.Name)),
        ];
    }
}
