using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Packs;

/// <summary>A pack: what it is, where it is now, and everything that ever happened to it.</summary>
public sealed record PackView(
    StockRow Pack, DateTime? OpenedAt, string? FullAmount, IReadOnlyList<StockRow> Now, IReadOnlyList<PackEvent> History,
    bool HasMore)
{
    /// <summary>Whether the history is hidden, since somebody counts what is left.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>One line of a pack's history.</summary>
/// <param name="PostingId">The entry.</param>
/// <param name="Number">Its number.</param>
/// <param name="HappenedAt">UTC.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="What">What happened, with the recipient or source.</param>
/// <param name="Amount">In words; null for words only, or where the person may not see it.</param>
/// <param name="From">Where it came from.</param>
/// <param name="To">Where it went.</param>
/// <param name="By">Who acted.</param>
/// <param name="Witness">The second person.</param>
/// <param name="Note">What the line says besides.</param>
/// <param name="PageId">The register page.</param>
/// <param name="Line">Its line there.</param>
/// <param name="Corrects">Number of the entry that this one corrects.</param>
/// <param name="CorrectedBy">Number of the entry that corrected this one.</param>
/// <param name="IsArrival">Whether it came into the house by this entry, which then has a page of its own.</param>
public sealed record PackEvent(
    Guid PostingId, long Number, DateTime HappenedAt, DateTime RecordedAt, string What, string? Amount, string? From,
    string? To, string By, string? Witness, string? Note, Guid PageId, long Line, long? Corrects, long? CorrectedBy,
    bool IsArrival);

/// <summary>Reads one pack with its history, newest first.</summary>
public sealed class ShowPack(
    MedDispenseDb db, FindStock findStock, CurrentStaff current, BlindTransit blindTransit, BlindPlaces blindPlaces,
    TimeProvider clock)
{
    /// <summary>The most lines of history on a page.</summary>
    public const int Most = 300;

    public async Task<PackView?> AskAsync(Guid packId)
    {
        var pack = await db.Packs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == packId);
        if (pack is null)
            return null;
        var medicine = await db.Medicines.AsNoTracking().SingleAsync(row => row.Id == pack.MedicineId);
        var owner = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == pack.OwnerClientId);
        var marks = await PackMarks.LoadAsync(db, current.Facility, clock.GetUtcNow().UtcDateTime);
        var nowhere = new Place { FacilityId = pack.FacilityId, Id = Guid.Empty, Kind = PlaceKind.Lost, Name = "" };
        var head = StockRow.Of(pack, medicine, nowhere, owner, null, marks);
        var now = await findStock.AskAsync(new StockQuestion { PackId = packId });
        var hidden = await blindTransit.AskAsync();
        var blind = await blindPlaces.AskAsync();
        var isHidden = blind.HidesPage(pack.MedicineId, pack.OwnerClientId);
        var history = isHidden ? [] : await HistoryAsync(packId, head, hidden);
        var full = isHidden || hidden.HidesPack(packId) ? null : pack.FullAmount;
        return new PackView(
            head, pack.OpenedAt, full is { } amount ? head.Say(amount) : null, now.Rows, [.. history.Take(Most)],
            history.Count > Most)
        {
            IsHidden = isHidden,
        };
    }

    private async Task<List<PackEvent>> HistoryAsync(Guid packId, StockRow head, HiddenTransit hidden)
    {
        var lines = await (
            from line in db.RegisterLines.AsNoTracking().Where(row => row.PackId == packId)
            join posting in db.Postings.AsNoTracking() on line.PostingId equals posting.Id
            orderby posting.Number descending, line.Ordinal descending
            select new { Line = line, Posting = posting }).Take(Most + 1).ToListAsync();
        var postingIds = lines.Select(row => row.Posting.Id).Distinct().ToList();
        var places = await db.Places.AsNoTracking().Where(row => db.Movements.Any(movement => movement.PackId == packId
            && (movement.FromPlaceId == row.Id || movement.ToPlaceId == row.Id))).ToDictionaryAsync(row => row.Id);
        var movements = await db.Movements.AsNoTracking().Where(row => row.PackId == packId && postingIds.Contains(row.PostingId))
            .ToDictionaryAsync(row => (row.PostingId, row.Ordinal));
        var correctedIds = lines.Select(row => row.Posting.CorrectsPostingId).OfType<Guid>().ToList();
        var corrected = await db.Postings.AsNoTracking().Where(row => correctedIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Number);
        var correctedBy = await db.Postings.AsNoTracking()
            .Where(row => row.CorrectsPostingId != null && postingIds.Contains(row.CorrectsPostingId.Value) && row.Kind == PostingKind.RecordedInError)
            .ToDictionaryAsync(row => row.CorrectsPostingId!.Value, row => row.Number); // Filtered just above.
        return
        [
            .. lines.Select(row =>
            {
                var movement = movements.GetValueOrDefault((row.Posting.Id, row.Line.Ordinal));
                var from = movement is null ? null : places[movement.FromPlaceId];
                var to = movement is null ? null : places[movement.ToPlaceId];
                return new PackEvent(
                    row.Posting.Id, row.Posting.Number, row.Posting.HappenedAt, row.Posting.RecordedAt,
                    PostingWords.With(row.Posting.Kind, row.Line.Counterparty),
                    movement is null || hidden.Hides(to?.Id) ? null : head.Say(movement.Amount), from?.Name, to?.Name,
                    row.Posting.ActorName, row.Posting.WitnessName, row.Line.Note, row.Line.PageId, row.Line.Number,
                    row.Posting.CorrectsPostingId is { } id ? corrected.GetValueOrDefault(id) : null,
                    correctedBy.TryGetValue(row.Posting.Id, out var by) ? by : null, SeeReceipt.WaysIn.Contains(row.Posting.Kind));
            }),
        ];
    }
}
