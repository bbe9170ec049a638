using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Recalls;

/// <summary>Where a recalled lot is and where it went.</summary>
/// <param name="Recall">The recall.</param>
/// <param name="Here">What of the lot is in the house, signed out and on the way included.</param>
/// <param name="WithoutLot">Packs of the medicine whose label carries no lot: they are looked at by hand.</param>
/// <param name="Gone">What of the lot has left, newest first.</param>
/// <param name="HasMore">Whether more has left than is listed.</param>
public sealed record LotTrace(
    RecallRow Recall, IReadOnlyList<StockRow> Here, IReadOnlyList<StockRow> WithoutLot, IReadOnlyList<LotTrace.Left> Gone,
    bool HasMore)
{
    /// <summary>An amount of the lot that left the house: somebody received it, or it was wasted, destroyed or lost.</summary>
    public sealed record Left(Guid PackId, DateTime HappenedAt, string What, string Amount, long Number, bool RecordedInError,
        bool IsReceived);
}

/// <summary>Follows a recalled lot to everybody who received any of it.</summary>
public sealed class TraceLot(MedDispenseDb db, FindRecalls findRecalls, FindStock findStock, CurrentStaff current, TimeProvider clock)
{
    /// <summary>The most lines of what has left.</summary>
    public const int Most = 1000;

    public async Task<LotTrace?> AskAsync(Guid recallId)
    {
        if ((await findRecalls.AskAsync(recallId: recallId)).SingleOrDefault() is not { } recall)
            return null;
        var stock = await findStock.AskAsync(new StockQuestion { MedicineId = recall.MedicineId }, int.MaxValue - 1);
        var gone = await GoneAsync(recall);
        return new LotTrace(
            recall, [.. stock.Rows.Where(row => LotOfRecall.IsSame(row.Lot, recall.Lot))],
            [.. stock.Rows.Where(row => row.Lot is null)], [.. gone.Take(Most)], gone.Count > Most);
    }

    private async Task<List<LotTrace.Left>> GoneAsync(RecallRow recall)
    {
        PlaceKind[] outside = [PlaceKind.GivenToClient, PlaceKind.WithClient, PlaceKind.Returned, PlaceKind.Wasted, PlaceKind.Destroyed, PlaceKind.Lost];
        var spellings = await LotOfRecall.SpellingsAsync(db, recall.MedicineId, recall.Lot);
        var marks = await PackMarks.LoadAsync(db, current.Facility, clock.GetUtcNow().UtcDateTime);
        var rows = await (
            from pack in db.Packs.AsNoTracking().Where(row => row.MedicineId == recall.MedicineId && spellings.Contains(row.Lot!))
            join medicine in db.Medicines.AsNoTracking() on pack.MedicineId equals medicine.Id
            join movement in db.Movements.AsNoTracking() on pack.Id equals movement.PackId
            join place in db.Places.AsNoTracking().Where(row => outside.Contains(row.Kind)) on movement.ToPlaceId equals place.Id
            join posting in db.Postings.AsNoTracking() on movement.PostingId equals posting.Id
            join line in db.RegisterLines.AsNoTracking()
                on new { movement.PostingId, movement.Ordinal } equals new { line.PostingId, line.Ordinal }
            orderby posting.Number descending, movement.Ordinal
            select new
            {
                Pack = pack,
                Medicine = medicine,
                Place = place,
                Posting = posting,
                movement.Amount,
                line.Counterparty,
                Undone = db.Postings.Any(other => other.CorrectsPostingId == posting.Id && other.Kind == PostingKind.RecordedInError),
            }).Take(Most + 1).ToListAsync();
        return
        [
            .. rows.Select(row => new LotTrace.Left(
                row.Pack.Id, row.Posting.HappenedAt, PostingWords.With(row.Posting.Kind, row.Counterparty),
                StockRow.Of(row.Pack, row.Medicine, row.Place, null, row.Amount, marks).AmountWords, row.Posting.Number, row.Undone,
                row.Place.Kind is PlaceKind.GivenToClient or PlaceKind.WithClient or PlaceKind.Returned)),
        ];
    }
}
