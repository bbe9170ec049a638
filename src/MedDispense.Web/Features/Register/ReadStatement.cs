using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>What came in and went out between two days, by kind: opening + in − out = closing, for one page of the
/// register or for all.</summary>
public sealed class ReadStatement(MedDispenseDb db, BlindPlaces blindPlaces)
{
    /// <param name="Kind">The kind of posting.</param>
    /// <param name="Lines">How many lines.</param>
    /// <param name="In">In the medicine's smallest amount.</param>
    /// <param name="Out">In the medicine's smallest amount.</param>
    public sealed record KindSum(PostingKind Kind, int Lines, long In, long Out);

    /// <summary>The statement of one page.</summary>
    /// <param name="Heading">The page.</param>
    /// <param name="Opening">Before the first day.</param>
    /// <param name="Kinds">Every kind that brought something in or out.</param>
    /// <param name="LastLine">The newest line at the end of the last day, as known; null when there is none, and as it
    /// happened, where the balances of the lines are those of another order.</param>
    public sealed record PageStatement(RegisterHeading Heading, long Opening, IReadOnlyList<KindSum> Kinds, BookLine? LastLine)
    {
        public long In => Kinds.Sum(kind => kind.In);

        public long Out => Kinds.Sum(kind => kind.Out);

        public long Closing => checked(Opening + In - Out);

        /// <summary>Whether the balance written on the page's own line is the same; null where there is no such line.</summary>
        public bool? Agrees => LastLine is { } line ? line.Balance == Closing : null;
    }

    /// <summary>A line of the page with the balance that was written on it.</summary>
    public sealed record BookLine(long Number, long Balance, string Hash);

    /// <param name="Facility">The house.</param>
    /// <param name="From">First local day.</param>
    /// <param name="To">Last local day.</param>
    /// <param name="As">By recording or by happening.</param>
    /// <param name="LastEntry">Number of the newest posting that was read.</param>
    /// <param name="LastHash">Its hash.</param>
    /// <param name="Pages">Pages that had something or moved something.</param>
    public sealed record View(
        Facility Facility, DateOnly From, DateOnly To, RegisterAs As, long LastEntry, string LastHash,
        IReadOnlyList<PageStatement> Pages)
    {
        public FacilityTime Time => FacilityTime.Of(Facility);

        public string RangeWords => (From == To ? FacilityTime.Words(From) : $"{FacilityTime.Words(From)} to {FacilityTime.Words(To)}")
            + (As == RegisterAs.Happened ? ", as it happened" : ", as it was recorded");
    }

    private sealed record PageSum(Guid PageId, long Sum);

    private sealed record PageKindSum(Guid PageId, PostingKind Kind, int Lines, long In, long Out);

    /// <summary>Null when there is no such page in this facility.</summary>
    public async Task<View?> AskAsync(Guid? pageId, DateOnly from, DateOnly to, RegisterAs view)
    {
        var headings = await RegisterHeading.ListAsync(db, await blindPlaces.AskAsync(), pageId);
        if (pageId is not null && headings.Count == 0)
            return null;
        var facility = await RegisterHeading.FacilityAsync(db);
        var time = FacilityTime.Of(facility);
        var (first, until) = (time.StartOf(from), time.StartOf(to.AddDays(1)));

        // Entries are only ever added, so that the last number keeps the queries below to one moment.
        var head = await db.ChainHeads.AsNoTracking().SingleAsync();
        var hidden = headings.Where(heading => heading.IsHidden).Select(heading => heading.PageId).ToList();
        var lines = db.LinesOf(pageId).Where(line => line.Posting.Number <= head.LastNumber && !hidden.Contains(line.Line.PageId));
        var openings = await lines.Between(view, null, first)
            .GroupBy(line => line.Line.PageId)
            .Select(group => new PageSum(group.Key, group.Sum(line => line.Line.AmountIn - line.Line.AmountOut)))
            .ToDictionaryAsync(sum => sum.PageId, sum => sum.Sum);
        var kinds = (await lines.Between(view, first, until)
            .Where(line => line.Line.Kind == RegisterLineKind.Movement)
            .GroupBy(line => new { line.Line.PageId, line.Posting.Kind })
            .Select(group => new PageKindSum(group.Key.PageId, group.Key.Kind, group.Count(),
                group.Sum(line => line.Line.AmountIn), group.Sum(line => line.Line.AmountOut)))
            .ToListAsync()).ToLookup(sum => sum.PageId);
        var lastLines = view == RegisterAs.Known ? await LastLinesAsync(lines.Between(view, null, until)) : [];

        var statements = headings.Select(heading => heading.IsHidden ? new PageStatement(heading, 0, [], null) : new PageStatement(
            heading, openings.GetValueOrDefault(heading.PageId),
            [.. kinds[heading.PageId].OrderBy(sum => sum.Kind).Select(sum => new KindSum(sum.Kind, sum.Lines, sum.In, sum.Out))],
            lastLines.GetValueOrDefault(heading.PageId)));
        return new View(facility, from, to, view, head.LastNumber, head.LastHash,
            [.. statements.Where(page => pageId is not null || page.Heading.IsHidden || page.Opening != 0 || page.Kinds.Count > 0)]);
    }

    private static async Task<Dictionary<Guid, BookLine>> LastLinesAsync(IQueryable<SourceLine> lines)
    {
        var newest = lines.GroupBy(line => line.Line.PageId)
            .Select(group => new { PageId = group.Key, Number = group.Max(line => line.Line.Number) });
        return await lines.Join(newest,
                line => new { line.Line.PageId, line.Line.Number }, last => new { last.PageId, last.Number },
                (line, _) => new { line.Line.PageId, line.Line.Number, line.Line.PageBalance, line.Posting.Hash })
            .ToDictionaryAsync(line => line.PageId, line => new BookLine(line.Number, line.PageBalance, line.Hash));
    }
}
