using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Destructions;

/// <summary>A request to destroy, as its page and the lists show it.</summary>
/// <param name="Id">The request.</param>
/// <param name="Number">Its posting's number, which is on the bag.</param>
/// <param name="Pack">The pack; its amount is what is to be destroyed.</param>
/// <param name="Method">In words.</param>
/// <param name="Reason">Why; may be missing.</param>
/// <param name="RequestedAt">UTC.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="Regime">What the law asks of it.</param>
/// <param name="End">How it ended; null while it waits.</param>
public sealed record DestructionView(
    Guid Id, long Number, StockRow Pack, string Method, string? Reason, DateTime RequestedAt, string RequestedBy,
    DestructionRegime Regime, DestructionEnd? End);

/// <summary>The entry that ended a request.</summary>
public sealed record DestructionEnd(long Number, bool Destroyed, DateTime At, string By, string? Witness, string? Note, bool RecordedInError);

/// <summary>Lists requests, those that wait first, then newest first.</summary>
public sealed class FindDestructions(MedDispenseDb db, CurrentStaff current, BlindPlaces blindPlaces, TimeProvider clock)
{
    private const int Most = 200;

    public Task<IReadOnlyList<DestructionView>> AskAsync() => ReadAsync(db.DestructionRequests);

    public async Task<DestructionView?> OneAsync(Guid requestId) =>
        (await ReadAsync(db.DestructionRequests.Where(row => row.Id == requestId))).SingleOrDefault();

    private async Task<IReadOnlyList<DestructionView>> ReadAsync(IQueryable<DestructionRequest> which)
    {
        var marks = await PackMarks.LoadAsync(db, current.Facility, clock.GetUtcNow().UtcDateTime);
        var rows = await (
            from request in which.AsNoTracking()
            join posting in db.Postings.AsNoTracking() on request.Id equals posting.Id
            join pack in db.Packs.AsNoTracking() on request.PackId equals pack.Id
            join medicine in db.Medicines.AsNoTracking() on pack.MedicineId equals medicine.Id
            join place in db.Places.AsNoTracking() on request.PlaceId equals place.Id
            join client in db.Clients.AsNoTracking() on pack.OwnerClientId equals (Guid?)client.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby request.EndedByPostingId != null, posting.Number descending
            select new { Request = request, Posting = posting, Pack = pack, Medicine = medicine, Place = place, Owner = owner })
            .Take(Most).ToListAsync();
        var blind = await blindPlaces.AskAsync();
        var ends = await EndsAsync([.. rows.Select(row => row.Request.EndedByPostingId).OfType<Guid>()]);
        return
        [
            .. rows.Select(row => new DestructionView(
                row.Request.Id, row.Posting.Number,
                StockRow.Of(row.Pack, row.Medicine, row.Place, row.Owner,
                    row.Request.EndedByPostingId is null && blind.Hides(row.Place.Id, row.Medicine.Id, row.Pack.OwnerClientId) ? null : row.Request.Amount, marks),
                DestructionMethods.Find(row.Request.Method)?.Words ?? row.Request.Method, row.Posting.Reason,
                row.Request.RequestedAt, row.Posting.ActorName,
                DestructionRule.RegimeOf(current.Facility.Jurisdiction, row.Medicine, row.Pack.OwnerClientId is not null),
                row.Request.EndedByPostingId is { } id ? ends[id] : null)),
        ];
    }

    private async Task<Dictionary<Guid, DestructionEnd>> EndsAsync(List<Guid> ids)
    {
        var rows = await (
            from posting in db.Postings.AsNoTracking().Where(row => ids.Contains(row.Id))
            join line in db.RegisterLines.AsNoTracking().Where(row => row.Ordinal == 1) on posting.Id equals line.PostingId
            select new
            {
                Posting = posting,
                line.Note,
                Undone = db.Postings.Any(other => other.CorrectsPostingId == posting.Id && other.Kind == PostingKind.RecordedInError),
            }).ToListAsync();
        return rows.ToDictionary(row => row.Posting.Id, row => new DestructionEnd(
            row.Posting.Number, row.Posting.Kind == PostingKind.Destroyed, row.Posting.HappenedAt, row.Posting.ActorName,
            row.Posting.WitnessName, row.Note, row.Undone));
    }
}
