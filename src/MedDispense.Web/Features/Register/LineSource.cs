using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>A line, its posting, and the moment at which it counts as it happened.</summary>
internal sealed class SourceLine
{
    public required RegisterLine Line { get; init; }

    public required Posting Posting { get; init; }

    public required DateTime HappenedFor { get; init; }
}

/// <summary>The queries that every reading of the register is made of.</summary>
internal static class LineSource
{
    /// <summary>All lines of the facility, on one page or on all.</summary>
    public static IQueryable<SourceLine> LinesOf(this MedDispenseDb db, Guid? pageId)
    {
        var lines = db.RegisterLines.AsNoTracking();
        if (pageId is { } page)
            lines = lines.Where(line => line.PageId == page);
        return from line in lines
               join posting in db.Postings.AsNoTracking() on line.PostingId equals posting.Id
               join undone in db.Postings.AsNoTracking() on posting.CorrectsPostingId equals (Guid?)undone.Id into pairs
               from undone in pairs.DefaultIfEmpty()
               select new SourceLine
               {
                   Line = line,
                   Posting = posting,
                   HappenedFor = posting.Kind == PostingKind.RecordedInError && undone != null
                       ? undone.HappenedAt
                       : posting.HappenedAt,
               };
    }

    /// <summary>What had been recorded by a moment.</summary>
    public static IQueryable<SourceLine> KnownAt(this IQueryable<SourceLine> lines, DateTime? moment) =>
        moment is { } at ? lines.Where(line => line.Posting.RecordedAt <= at) : lines;

    /// <summary>From one moment to just before another, by recording or by happening.</summary>
    public static IQueryable<SourceLine> Between(
        this IQueryable<SourceLine> lines, RegisterAs view, DateTime? from, DateTime? until)
    {
        if (from is { } first)
        {
            lines = view == RegisterAs.Known
                ? lines.Where(line => line.Posting.RecordedAt >= first)
                : lines.Where(line => line.HappenedFor >= first);
        }

        if (until is { } last)
        {
            lines = view == RegisterAs.Known
                ? lines.Where(line => line.Posting.RecordedAt < last)
                : lines.Where(line => line.HappenedFor < last);
        }

        return lines;
    }

    /// <summary>The lines of a range, in no order.</summary>
    public static IQueryable<SourceLine> In(this IQueryable<SourceLine> lines, RegisterRange range, FacilityTime time)
    {
        lines = lines.KnownAt(range.KnownAt).Between(range.As,
            range.From is { } from ? time.StartOf(from) : null,
            range.To is { } to ? time.StartOf(to.AddDays(1)) : null);
        if (range.FirstLine is { } first)
            lines = lines.Where(line => line.Line.Number >= first);
        if (range.LastLine is { } last)
            lines = lines.Where(line => line.Line.Number <= last);
        if (range.PlaceId is { } place)
            lines = lines.Where(line => line.Line.PlaceId == place || line.Line.OtherPlaceId == place);
        return lines;
    }

    /// <summary>Oldest first. Within one page the number decides where times are equal.</summary>
    public static IQueryable<SourceLine> InOrder(this IQueryable<SourceLine> lines, RegisterAs view) => view switch
    {
        RegisterAs.Known => lines.OrderBy(line => line.Line.Number),
        RegisterAs.Happened => lines.OrderBy(line => line.HappenedFor).ThenBy(line => line.Line.Number),
    };

    /// <summary>Newest first.</summary>
    public static IQueryable<SourceLine> InReverse(this IQueryable<SourceLine> lines, RegisterAs view) => view switch
    {
        RegisterAs.Known => lines.OrderByDescending(line => line.Line.Number),
        RegisterAs.Happened => lines.OrderByDescending(line => line.HappenedFor).ThenByDescending(line => line.Line.Number),
    };

    /// <summary>What stands before a line of the page.</summary>
    public static IQueryable<SourceLine> Before(this IQueryable<SourceLine> lines, RegisterAs view, LineKey key)
    {
        var (at, number) = key;
        return view switch
        {
            RegisterAs.Known => lines.Where(line => line.Line.Number < number),
            RegisterAs.Happened => lines.Where(line =>
                line.HappenedFor < at || (line.HappenedFor == at && line.Line.Number < number)),
        };
    }

    /// <summary>What stands after a line of the page.</summary>
    public static IQueryable<SourceLine> After(this IQueryable<SourceLine> lines, RegisterAs view, LineKey key)
    {
        var (at, number) = key;
        return view switch
        {
            RegisterAs.Known => lines.Where(line => line.Line.Number > number),
            RegisterAs.Happened => lines.Where(line =>
                line.HappenedFor > at || (line.HappenedFor == at && line.Line.Number > number)),
        };
    }
}

/// <summary>Where a line stands on its page in either order.</summary>
internal readonly record struct LineKey(DateTime HappenedFor, long Number);
