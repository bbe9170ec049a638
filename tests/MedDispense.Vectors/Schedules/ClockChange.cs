using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>Finds the change of the clocks that a case is about.</summary>
internal static class ClockChange
{
    private const int Nearby = 10;

    /// <summary>The local days of the change that the id or description names, nearest to a moment of the case; two where
    /// the clocks jump over midnight; none where it names none, or the zone has none. South of the equator a season can be
    /// meant by its month or by what the clocks do: where the case lies near another change, that one is meant.</summary>
    public static IReadOnlyList<LocalDate> Named(ScheduleCase one, Instant near)
    {
        var words = $"{one.Id} {one.Description}";
        bool? forward = Regex.IsMatch(words, "spring|forward|\\bgap\\b", RegexOptions.IgnoreCase) ? true
            : Regex.IsMatch(words, "fall|autumn|\\bback\\b|overlap", RegexOptions.IgnoreCase) ? false : null;
        if (forward is null)
            return [];
        var year = Regex.Match(one.Id, "(?:19|20)[0-9]{2}") is { Success: true } named
            ? int.Parse(named.Value, CultureInfo.InvariantCulture)
            : near.InZone(one.Zone).Year;
        var days = Days(one.Zone, Instant.FromUtc(year, 1, 1, 0, 0), Instant.FromUtc(year + 1, 1, 2, 0, 0), near, forward);
        var isFar = days.Count > 0 && Math.Abs(Period.DaysBetween(days[0], near.InZone(one.Zone).Date)) > Nearby;
        return isFar && Near(one.Zone, near) is { Count: > 0 } other ? other : days;
    }

    /// <summary>The local days of the change that is nearest to a moment, within ten days.</summary>
    public static IReadOnlyList<LocalDate> Near(DateTimeZone zone, Instant moment) =>
        Days(zone, moment - Duration.FromDays(Nearby), moment + Duration.FromDays(Nearby), moment, null);

    private static IReadOnlyList<LocalDate> Days(DateTimeZone zone, Instant from, Instant to, Instant near, bool? forward)
    {
        var intervals = zone.GetZoneIntervals(new Interval(from, to)).ToList();
        var change = intervals.Zip(intervals.Skip(1))
            .Where(pair => pair.First.WallOffset != pair.Second.WallOffset
                && (forward is null || forward == pair.Second.WallOffset > pair.First.WallOffset))
            .OrderBy(pair => Math.Abs((pair.Second.Start - near).TotalMinutes)).FirstOrDefault();
        return change.Second is null ? [] : [.. new[]
        {
            change.Second.IsoLocalStart.Date,
            (change.Second.Start - Duration.Epsilon).InZone(zone).Date,
        }.Distinct()];
    }
}
