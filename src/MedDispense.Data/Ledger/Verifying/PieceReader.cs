using System.Linq.Expressions;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Reads postings by number, so many at a time that memory stays small whatever the ledger's length.</summary>
internal sealed class PieceReader(MedDispenseDb db, int size)
{
    /// <summary>The next postings after a number.</summary>
    public async Task<LedgerPiece> ReadAfterAsync(long after)
    {
        var numbers = await db.Postings.Where(posting => posting.Number > after).OrderBy(posting => posting.Number)
            .Select(posting => posting.Number).Take(size).ToListAsync();
        if (numbers.Count == 0)
            return new LedgerPiece([], [], after, IsEnd: true);
        var isEnd = numbers.Count < size;
        try
        {
            return new LedgerPiece(await ReadRangeAsync(numbers[0], numbers[^1]), [], numbers[^1], isEnd);
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return await ReadOneByOneAsync(numbers, isEnd);
        }
    }

    /// <summary>A value that no program wrote (a kind that does not exist, a text in place of an id) stops the reading
    /// of a whole piece; so the one posting that holds it is looked for.</summary>
    private async Task<LedgerPiece> ReadOneByOneAsync(List<long> numbers, bool isEnd)
    {
        var readable = new List<RecordedPosting>();
        var unreadable = new List<(long, string)>();
        foreach (var number in numbers)
        {
            try
            {
                readable.AddRange(await ReadRangeAsync(number, number));
            }
            catch (Exception failure) when (IsUnreadable(failure))
            {
                unreadable.Add((number, failure.Message));
            }
        }

        return new LedgerPiece(readable, unreadable, numbers[^1], isEnd);
    }

    private static bool IsUnreadable(Exception failure) =>
        failure is InvalidOperationException or FormatException or InvalidCastException or OverflowException;

    private async Task<IReadOnlyList<RecordedPosting>> ReadRangeAsync(long first, long last)
    {
        var range = db.Postings.Where(posting => posting.Number >= first && posting.Number <= last);
        var postings = await range.AsNoTracking().OrderBy(posting => posting.Number).ToListAsync();
        var movements = await PartsAsync(db.Movements, part => part.PostingId, part => part.PostingId);
        var lines = await PartsAsync(db.RegisterLines, part => part.PostingId, part => part.PostingId);
        var receiptLines = await PartsAsync(db.ReceiptLines, part => part.PostingId, part => part.PostingId);
        var discrepancies = await PartsAsync(db.Discrepancies, part => part.OpenedByPostingId, part => part.OpenedByPostingId);
        var steps = await PartsAsync(db.DiscrepancySteps, part => part.PostingId, part => part.PostingId);
        var closes = await PartsAsync(db.DailyCloses, part => part.PostingId, part => part.PostingId);
        var doses = await PartsAsync(db.Doses, part => part.PostingId, part => part.PostingId);
        var versions = await PartsAsync(db.OrderVersions, part => part.PostingId, part => part.PostingId);
        var orderSteps = await PartsAsync(db.OrderSteps, part => part.PostingId, part => part.PostingId);
        var calls = await PartsAsync(db.PrescriberCalls, part => part.PostingId, part => part.PostingId);
        var decisions = await PartsAsync(db.HoldDecisions, part => part.PostingId, part => part.PostingId);
        var counts = await PartsAsync(db.CountLines, part => part.PostingId, part => part.PostingId);
        var handovers = await PartsAsync(db.Handovers, part => part.PostingId, part => part.PostingId);
        var incidents = await PartsAsync(db.Incidents, part => part.PostingId, part => part.PostingId);
        var recalls = await PartsAsync(db.Recalls, part => part.Id, part => part.Id);
        var destructions = await PartsAsync(db.DestructionRequests, part => part.Id, part => part.Id);
        return
        [
            .. postings.Select(posting => new RecordedPosting(
                posting, [.. movements[posting.Id]], [.. lines[posting.Id]], [.. receiptLines[posting.Id]],
                [.. discrepancies[posting.Id]], [.. steps[posting.Id]], [.. closes[posting.Id]], [.. doses[posting.Id]],
                [
                    .. versions[posting.Id], .. orderSteps[posting.Id], .. calls[posting.Id], .. decisions[posting.Id],
                    .. counts[posting.Id], .. handovers[posting.Id], .. incidents[posting.Id],
                ],
                [.. recalls[posting.Id]], [.. destructions[posting.Id]])),
        ];

        async Task<ILookup<Guid, TPart>> PartsAsync<TPart>(
            IQueryable<TPart> parts, Expression<Func<TPart, Guid>> inDatabase, Func<TPart, Guid> postingId)
            where TPart : class, IBelongsToFacility, IHashedPart
        {
            var read = await parts.AsNoTracking().Join(range, inDatabase, posting => posting.Id, (part, _) => part).ToListAsync();
            return read.OrderBy(part => part.Ordinal).ToLookup(postingId);
        }
    }
}
