using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Transfers;

/// <summary>One sending, read inside the write door with the holdings of its packs locked.</summary>
public sealed record TransferOnTheWay(
    Place Place, Posting Sent, Place Destination, IReadOnlyList<TransferOnTheWay.Line> Lines, int Steps)
{
    /// <summary>One pack of the sending and what of it is still on the way.</summary>
    public sealed record Line(int Ordinal, Pack Pack, Guid FromPlaceId, long Sent, long Remaining);

    public static readonly Finding NotKnown = Finding.Stop("transfer-unknown", "This transfer is not known here.",
        "No entry of this house sent it.", "Open the list of what is on the way.");

    public static async Task<TransferOnTheWay?> FindAsync(LedgerScope scope, Guid transferId)
    {
        var db = scope.Db;
        var place = await db.Places.SingleOrDefaultAsync(row => row.Id == transferId && row.Kind == PlaceKind.InTransit);
        if (place is null)
            return null;
        var movements = await db.Movements.AsNoTracking().Where(row => row.PostingId == transferId && row.ToPlaceId == transferId)
            .OrderBy(row => row.Ordinal).ToListAsync();
        await scope.LockHoldingsAsync(movements.Select(row => row.PackId));
        var remaining = await db.UnsettledMovements.AsNoTracking().Where(row => row.PostingId == transferId)
            .ToDictionaryAsync(row => row.Ordinal, row => row.Remaining);
        var packIds = movements.Select(row => row.PackId).ToList();
        var packs = await db.Packs.Where(row => packIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return new TransferOnTheWay(
            place,
            await db.Postings.AsNoTracking().SingleAsync(row => row.Id == transferId),
            await db.Places.SingleAsync(row => row.Id == place.DestinationId),
            [.. movements.Select(row => new Line(row.Ordinal, packs[row.PackId], row.FromPlaceId, row.Amount, remaining[row.Ordinal]))],
            await CountStepsAsync(db, transferId));
    }

    /// <summary>How often something has become of the sending. A form carries the figure that it was shown, so that
    /// two people who count at the same moment are not both believed.</summary>
    public static async Task<int> CountStepsAsync(MedDispenseDb db, Guid transferId) =>
        await db.Movements.CountAsync(row => row.FromPlaceId == transferId || row.ToPlaceId == transferId)
        // That its time ran out is nothing that became of it.
        + await db.Discrepancies.CountAsync(row =>
            row.PlaceId == transferId && row.Rule != DiscrepancyRule.TransferNotReceivedInTime);

    public static Finding Changed => Finding.Stop("transfer-changed", "Somebody has recorded this transfer meanwhile.",
        "What is on the way has changed since you opened the page.", "Open the transfer again and look at what is left.");
}
