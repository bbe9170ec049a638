using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>Balances of one page as it happened: the sum of the lines that stand before, in the order of their times.
/// The stored balances are those of the order in which lines were written.</summary>
internal sealed class RunningBalances
{
    private readonly Dictionary<long, Figures> _after = [];

    private sealed record Figures(long Page, long? Place, long? Other);

    private sealed record Step(
        long Number, RegisterLineKind Kind, long In, long Out, long Moved, Guid? PlaceId, Guid? OtherPlaceId);

    public long Page(long number) => _after[number].Page;

    /// <summary>The balance of the place that the line is about, after it.</summary>
    public long? Place(long number) => _after[number].Place;

    /// <summary>The balance of the other place, where that is physical.</summary>
    public long? Other(long number) => _after[number].Other;

    /// <param name="lines">All lines of the page that count.</param>
    /// <param name="first">Where the lines begin whose balances are wanted.</param>
    /// <param name="last">Where they end.</param>
    public static async Task<RunningBalances> AskAsync(IQueryable<SourceLine> lines, LineKey first, LineKey last)
    {
        var before = lines.Before(RegisterAs.Happened, first);
        var page = await before.SumAsync(line => (long?)(line.Line.AmountIn - line.Line.AmountOut)) ?? 0;
        var places = await before.Where(line => line.Line.PlaceId != null)
            .GroupBy(line => line.Line.PlaceId!.Value)
            .Select(group => new
            {
                Place = group.Key,
                Sum = group.Sum(line => line.Line.AmountIn - line.Line.AmountOut - line.Line.AmountMoved),
            })
            .ToDictionaryAsync(sum => sum.Place, sum => sum.Sum);
        var arrived = await before.Where(line => line.Line.Kind == RegisterLineKind.Custody)
            .GroupBy(line => line.Line.OtherPlaceId!.Value)
            .Select(group => new { Place = group.Key, Sum = group.Sum(line => line.Line.AmountMoved) })
            .ToListAsync();
        foreach (var sum in arrived)
            places[sum.Place] = places.GetValueOrDefault(sum.Place) + sum.Sum;

        // Lines that a filter hides still change the balances between those that are shown.
        var steps = await lines
            .Where(line => line.HappenedFor > first.HappenedFor
                || (line.HappenedFor == first.HappenedFor && line.Line.Number >= first.Number))
            .Where(line => line.HappenedFor < last.HappenedFor
                || (line.HappenedFor == last.HappenedFor && line.Line.Number <= last.Number))
            .InOrder(RegisterAs.Happened)
            .Select(line => new Step(line.Line.Number, line.Line.Kind, line.Line.AmountIn, line.Line.AmountOut,
                line.Line.AmountMoved, line.Line.PlaceId, line.Line.OtherPlaceId))
            .ToListAsync();
        var balances = new RunningBalances();
        foreach (var step in steps)
        {
            page = checked(page + step.In - step.Out);
            long? place = step.PlaceId is { } about
                ? places[about] = checked(places.GetValueOrDefault(about) + step.In - step.Out - step.Moved)
                : null;
            long? other = step.Kind == RegisterLineKind.Custody
                ? places[step.OtherPlaceId!.Value] = checked(places.GetValueOrDefault(step.OtherPlaceId.Value) + step.Moved)
                : null;
            balances._after[step.Number] = new(page, place, other);
        }

        return balances;
    }
}
