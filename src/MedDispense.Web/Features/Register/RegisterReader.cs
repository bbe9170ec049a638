using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Transfers;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>Some lines of a page, oldest first, and whether the range goes on at either end.</summary>
internal sealed record RegisterLines(IReadOnlyList<RegisterRow> Rows, bool HasEarlier, bool HasLater);

/// <summary>Reads lines of one page, for the screen, for paper and for files.</summary>
internal sealed class RegisterReader(
    MedDispenseDb db, RegisterHeading heading, RegisterRange range, HiddenTransit hidden)
{
    private LineLinks? _links;

    /// <summary>The lines of a window.</summary>
    public async Task<RegisterLines> ReadAsync(RegisterWindow window)
    {
        // Lines are only ever added, so that the number the heading was read with keeps several queries to one moment.
        var all = db.LinesOf(heading.PageId).KnownAt(range.KnownAt).Where(line => line.Line.Number <= heading.LastNumber);
        var inRange = all.In(range, heading.Time);
        var source = await FetchAsync(all, inRange, window);
        if (source.Count == 0)
            return new([], false, false);
        var (first, last) = (KeyOf(source[0]), KeyOf(source[^1]));
        var running = range.As == RegisterAs.Happened ? await RunningBalances.AskAsync(all, first, last) : null;
        var rows = await ToRowsAsync(source, running);
        return new(rows,
            await inRange.Before(range.As, first).AnyAsync(), await inRange.After(range.As, last).AnyAsync());
    }

    /// <summary>All lines of the range, oldest first, a portion at a time.</summary>
    public async IAsyncEnumerable<RegisterRow> ReadAllAsync()
    {
        long? after = null;
        while (true)
        {
            var portion = await ReadAsync(new RegisterWindow(After: after, Take: RegisterWindow.InBulk));
            foreach (var row in portion.Rows)
                yield return row;
            if (!portion.HasLater)
                yield break;
            after = portion.Rows[^1].Number;
        }
    }

    private async Task<List<SourceLine>> FetchAsync(
        IQueryable<SourceLine> all, IQueryable<SourceLine> inRange, RegisterWindow window)
    {
        var fromTheEnd = window.NewestFirst && window.After is null;
        if (window.Before is { } before && await KeyOfAsync(all, before) is { } end)
            (inRange, fromTheEnd) = (inRange.Before(range.As, end), true);
        else if (window.After is { } after && await KeyOfAsync(all, after) is { } start)
            inRange = inRange.After(range.As, start);
        var source = await (fromTheEnd ? inRange.InReverse(range.As) : inRange.InOrder(range.As))
            .Take(window.Take).ToListAsync();
        if (fromTheEnd)
            source.Reverse();
        return source;
    }

    private static async Task<LineKey?> KeyOfAsync(IQueryable<SourceLine> all, long number)
    {
        var at = await all.Where(line => line.Line.Number == number).Select(line => (DateTime?)line.HappenedFor)
            .SingleOrDefaultAsync();
        return at is { } happened ? new LineKey(happened, number) : null;
    }

    private static LineKey KeyOf(SourceLine line) => new(line.HappenedFor, line.Line.Number);

    private async Task<List<RegisterRow>> ToRowsAsync(List<SourceLine> source, RunningBalances? running)
    {
        _links ??= await LineLinks.AskAsync(db, heading, range.KnownAt);
        var placeIds = source.SelectMany(line => new[] { line.Line.PlaceId, line.Line.OtherPlaceId }).OfType<Guid>().Distinct().ToList();
        var places = await db.Places.AsNoTracking().Where(place => placeIds.Contains(place.Id))
            .ToDictionaryAsync(place => place.Id, place => place.Name);
        var packIds = source.Select(line => line.Line.PackId).OfType<Guid>().Distinct().ToList();
        var lots = await db.Packs.AsNoTracking().Where(pack => packIds.Contains(pack.Id))
            .ToDictionaryAsync(pack => pack.Id, pack => pack.Lot);
        var words = new LineWords(heading.Figures, heading.Time, places, lots, _links, hidden);
        return [.. source.Select(row => ToRow(row.Line, row.Posting, words, places, running))];
    }

    private RegisterRow ToRow(
        RegisterLine line, Posting posting, LineWords words, Dictionary<Guid, string> places, RunningBalances? running)
    {
        var isHidden = hidden.Hides(line.OtherPlaceId);
        var (amountIn, amountOut) = isHidden ? (0, 0) : range.PlaceId is { } place ? SeenFrom(place, line) : (line.AmountIn, line.AmountOut);
        return new RegisterRow
        {
            Number = line.Number,
            Kind = line.Kind,
            PostingKind = posting.Kind,
            PostingId = posting.Id,
            Entry = posting.Number,
            Hash = posting.Hash,
            HappenedAt = posting.HappenedAt,
            RecordedAt = posting.RecordedAt,
            What = words.What(line, posting),
            Remarks = words.Remarks(line, posting),
            IsHidden = isHidden,
            IsUndone = _links!.UndoneBy(posting.Id) is not null,
            AmountIn = amountIn,
            AmountOut = amountOut,
            PageBalance = running?.Page(line.Number) ?? line.PageBalance,
            Places = [.. PlaceFigures(line, places, running)],
            By = posting.ActorName,
            ByInitials = posting.ActorInitials,
            Second = posting.WitnessName,
            SecondInitials = posting.WitnessInitials,
            CoSigner = posting.CoSignerName,
        };
    }

    /// <summary>In and out of one place: what changes place within the house is in for one and out for the other.</summary>
    private static (long In, long Out) SeenFrom(Guid place, RegisterLine line) => line.Kind switch
    {
        RegisterLineKind.Custody when line.OtherPlaceId == place => (line.AmountMoved, 0),
        RegisterLineKind.Custody => (0, line.AmountMoved),
        RegisterLineKind.Movement or RegisterLineKind.Count or RegisterLineKind.Note => (line.AmountIn, line.AmountOut),
    };

    /// <summary>Every balance of a place that anyone sees, on screen, on paper or in a file, comes out of here: whoever
    /// must not know one is to be turned away at this door.</summary>
    private IEnumerable<PlaceFigure> PlaceFigures(RegisterLine line, Dictionary<Guid, string> places, RunningBalances? running)
    {
        // What was sent is told as well by what is left where it came from.
        if (hidden.Hides(line.OtherPlaceId))
            yield break;
        var about = running is null ? line.PlaceBalance : running.Place(line.Number);
        var other = running is null ? line.OtherPlaceBalance : running.Other(line.Number);
        if (line.PlaceId is { } placeId && !hidden.Hides(placeId) && about is { } balance && (range.PlaceId ?? placeId) == placeId)
            yield return new(placeId, places[placeId], balance);
        if (line.OtherPlaceId is { } otherId && other is { } otherBalance && (range.PlaceId ?? otherId) == otherId)
            yield return new(otherId, places[otherId], otherBalance);
    }
}
