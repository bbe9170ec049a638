using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Transfers;

/// <summary>A sending, as lists and its own page show it.</summary>
/// <param name="Id">Its posting and its place on the way.</param>
/// <param name="Number">The posting's number.</param>
/// <param name="From">Where it came from.</param>
/// <param name="To">Where it goes.</param>
/// <param name="SentAt">UTC.</param>
/// <param name="SenderId">Who sent it.</param>
/// <param name="Sender">Their name.</param>
/// <param name="Reason">Why; may be missing.</param>
/// <param name="DueBy">UTC; whoever has not received it by then is late.</param>
/// <param name="Lines">The packs that are still on the way, first to last.</param>
/// <param name="Steps">How often something has become of it.</param>
public sealed record TransferView(
    Guid Id, long Number, string From, string To, DateTime SentAt, Guid SenderId, string Sender, string? Reason,
    DateTime DueBy, IReadOnlyList<TransferLine> Lines, int Steps)
{
    /// <summary>What was counted, oldest first; filled in for the page of one sending.</summary>
    public IReadOnlyList<TransferCounted> Counts { get; init; } = [];

    /// <summary>The discrepancies that counting it opened; filled in for the page of one sending.</summary>
    public IReadOnlyList<OfTransfer> Discrepancies { get; init; } = [];

    public bool IsOpen => Lines.Count > 0;

    /// <summary>Whether nothing has become of it, so that it can be brought back whole.</summary>
    public bool IsUntouched => Lines.Count == Steps;
}

/// <summary>A pack of a sending; its amount is there only for those who may see it.</summary>
public sealed record TransferLine(int Ordinal, StockRow Pack);

/// <summary>A count of one pack of a sending, as its register line says it.</summary>
public sealed record TransferCounted(DateTime At, string By, string Medicine, string Lot, string Words);

/// <summary>A discrepancy of a sending.</summary>
public sealed record OfTransfer(Guid Id, long Number, bool IsOpen);

/// <summary>Lists sendings, oldest first.</summary>
public sealed class FindTransfers(MedDispenseDb db, CurrentStaff current, BlindTransit blindTransit, TimeProvider clock)
{
    private const int Most = 300;

    /// <summary>What is still on the way.</summary>
    public Task<IReadOnlyList<TransferView>> AskAsync() =>
        ReadAsync(db.UnsettledMovements.Where(row => row.Remaining > 0).Select(row => row.PostingId));

    /// <summary>One sending, also when all of it has arrived.</summary>
    public async Task<TransferView?> OneAsync(Guid transferId)
    {
        if ((await ReadAsync(db.Postings.Where(row => row.Id == transferId).Select(row => row.Id))).SingleOrDefault() is not { } transfer)
            return null;
        var open = DiscrepancyStates.Open(db);
        return transfer with
        {
            Counts = await CountsAsync(transferId),
            Discrepancies = await db.Discrepancies.AsNoTracking().Where(row => row.PlaceId == transferId).OrderBy(row => row.Number)
                .Select(row => new OfTransfer(row.Id, row.Number, open.Any(other => other.Id == row.Id))).ToListAsync(),
        };
    }

    private async Task<IReadOnlyList<TransferCounted>> CountsAsync(Guid transferId)
    {
        // A count of nothing moves nothing: it is found by the discrepancy that it opened or is about.
        var opened = db.Discrepancies.Where(row => row.PlaceId == transferId);
        var rows = await (
            from line in db.RegisterLines.AsNoTracking()
            join posting in db.Postings.AsNoTracking() on line.PostingId equals posting.Id
            join pack in db.Packs.AsNoTracking() on line.PackId equals (Guid?)pack.Id
            join medicine in db.Medicines.AsNoTracking() on pack.MedicineId equals medicine.Id
            where posting.Kind == PostingKind.TransferReceived
                && (db.Movements.Any(row => row.PostingId == posting.Id && row.FromPlaceId == transferId)
                    || opened.Any(row => row.OpenedByPostingId == posting.Id || row.Id == posting.DiscrepancyId))
            orderby posting.Number, line.Ordinal
            select new { posting.HappenedAt, posting.ActorName, Medicine = medicine, pack.Lot, line.Note }).ToListAsync();
        return
        [
            .. rows.Select(row => new TransferCounted(
                row.HappenedAt, row.ActorName, MedicineWords.Of(row.Medicine), row.Lot ?? "not known", row.Note ?? "")),
        ];
    }

    /// <summary>The packs of a sending by the ordinal of their movement.</summary>
    public Task<Dictionary<int, Guid>> PacksAsync(Guid transferId) =>
        db.UnsettledMovements.AsNoTracking().Where(row => row.PlaceId == transferId && row.PostingId == transferId)
            .ToDictionaryAsync(row => row.Ordinal, row => row.PackId);

    private async Task<IReadOnlyList<TransferView>> ReadAsync(IQueryable<Guid> ids)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var marks = await PackMarks.LoadAsync(db, current.Facility, now);
        var sent = await (
            from place in db.Places.AsNoTracking().Where(row => row.Kind == PlaceKind.InTransit && ids.Contains(row.Id))
            join to in db.Places.AsNoTracking() on place.DestinationId equals (Guid?)to.Id
            join posting in db.Postings.AsNoTracking() on place.Id equals posting.Id
            orderby posting.Number
            select new { Place = place, To = to, Posting = posting }).Take(Most).ToListAsync();
        var placeIds = sent.Select(row => row.Place.Id).ToList();
        var hidden = await blindTransit.AskAsync();
        var lines = (await LinesAsync(placeIds)).ToLookup(row => row.Open.PostingId);
        var views = new List<TransferView>();
        foreach (var row in sent)
        {
            var all = lines[row.Place.Id].ToList();
            views.Add(new TransferView(
                row.Place.Id, row.Posting.Number, all.Count > 0 ? all[0].Origin.Name : "", row.To.Name, row.Posting.HappenedAt,
                row.Posting.ActorId, row.Posting.ActorName, row.Posting.Reason, row.Posting.HappenedAt.AddHours(limits.TransitLimitHours),
                [
                    .. all.Where(line => line.Open.Remaining > 0).Select(line => new TransferLine(line.Open.Ordinal,
                        StockRow.Of(line.Pack, line.Medicine, row.Place, line.Owner, hidden.Hides(row.Place.Id) ? null : line.Open.Remaining, marks))),
                ],
                await TransferOnTheWay.CountStepsAsync(db, row.Place.Id)));
        }

        return views;
    }

    private sealed record OpenLine(UnsettledMovement Open, Place Origin, Pack Pack, Medicine Medicine, Client? Owner);

    private async Task<List<OpenLine>> LinesAsync(List<Guid> placeIds)
    {
        var rows = await (
            from open in db.UnsettledMovements.AsNoTracking().Where(row => placeIds.Contains(row.PlaceId))
            join movement in db.Movements.AsNoTracking()
                on new { open.PostingId, open.Ordinal } equals new { movement.PostingId, movement.Ordinal }
            join origin in db.Places.AsNoTracking() on movement.FromPlaceId equals origin.Id
            join pack in db.Packs.AsNoTracking() on open.PackId equals pack.Id
            join medicine in db.Medicines.AsNoTracking() on pack.MedicineId equals medicine.Id
            join client in db.Clients.AsNoTracking() on pack.OwnerClientId equals (Guid?)client.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby open.PostingId, open.Ordinal
            select new { open, origin, pack, medicine, owner }).ToListAsync();
        return [.. rows.Select(row => new OpenLine(row.open, row.origin, row.pack, row.medicine, row.owner))];
    }
}
