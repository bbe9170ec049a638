using System.Globalization;
using System.Text.RegularExpressions;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>Every so many real hours from an anchor, which the description puts before or on the day of the change.</summary>
internal static class ElapsedCase
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven"];

    public static Difference? Compare(ScheduleCase one)
    {
        one.Follows("elapsed time", "elapsed", "real");
        var rows = one.Expect.Rows();
        foreach (var row in rows)
            row.Only("n", "local", "utc");
        var wantedFirst = rows[0].Has("utc") ? rows[0].Moment("utc") : rows[0].Moment("local");
        var anchor = Anchor(one, Instant.FromDateTimeOffset(wantedFirst));
        var interval = Spans.In(one);
        if (interval.TotalMinutes is < EveryInterval.LeastMinutes or > 31 * 24 * 60 || interval.TotalMinutes % 1 != 0)
            throw new NotUnderstoodException($"an interval of {interval} is none that is ordered");
        var doses = new DoseSchedule(
            Guid.Empty, [new(anchor.ToDateTimeUtc(), anchor.ToDateTimeUtc(), null, new EveryInterval((int)interval.TotalMinutes, anchor.ToDateTimeUtc()))], [], one.Zone)
            .Between(anchor.ToDateTimeUtc(), anchor.ToDateTimeUtc() + interval * rows.Count);
        var comparison = new Comparison();
        for (var i = 0; i < rows.Count; i++)
        {
            var about = $"dose {i + 1} ";
            if (rows[i].Has("n"))
                comparison.Number($"{about}n", rows[i].Number("n"), i + 1);
            comparison.Local(rows[i], "local", Instant.FromDateTimeUtc(doses[i].DueAt), one.Zone, about);
            comparison.Utc(rows[i], "utc", Instant.FromDateTimeUtc(doses[i].DueAt), about);
        }

        return comparison.Difference;
    }

    private static Instant Anchor(ScheduleCase one, Instant wantedFirst)
    {
        if (one.Json.Has("anchor"))
            return Instant.FromDateTimeOffset(one.Json.Moment("anchor"));
        var time = Regex.Match(one.Description, "(?:(?<pass>first|second)\\s+)?(?<time>[0-9]{1,2}:[0-9]{2})");
        if (!time.Success || !TimeOnly.TryParse(time.Groups["time"].ValueSpan, CultureInfo.InvariantCulture, out var at))
            throw new NotUnderstoodException("the description names no time to count from");
        var ordinal = time.Groups["pass"].Value == "second" ? 2 : 1;
        var candidates = Days(one, wantedFirst).Select(day => WallClock.Moment(day.At(LocalTime.FromTimeOnly(at)), ordinal, one.Zone)).ToList();
        return candidates.Contains(wantedFirst) ? wantedFirst : candidates[0];
    }

    // The day that the words say; where they say none, that of the first dose.
    private static IEnumerable<LocalDate> Days(ScheduleCase one, Instant wantedFirst)
    {
        if (Regex.Match(one.Description, "[0-9]{4}-[0-9]{2}-[0-9]{2}") is { Success: true } written)
            return [LocalDate.FromDateOnly(DateOnly.ParseExact(written.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
        var changes = ClockChange.Named(one, wantedFirst) is { Count: > 0 } named ? named : ClockChange.Near(one.Zone, wantedFirst);
        return DaysBefore(one.Description) is { } before && changes.Count > 0
            ? changes.Select(day => day.PlusDays(-before))
            : [wantedFirst.InZone(one.Zone).Date];
    }

    private static int? DaysBefore(string description)
    {
        if (Regex.Match(description, "(?<count>[0-9]+|[a-z]+) (?:days|nights|evenings) (?:before|earlier)", RegexOptions.IgnoreCase) is { Success: true } counted)
        {
            var word = counted.Groups["count"].Value.ToLowerInvariant();
            return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
                : Array.IndexOf(Numbers, word) is > 0 and var spelled ? spelled : throw new NotUnderstoodException($"no such number as {word}");
        }

        if (Regex.IsMatch(description, "(?:evening|night|day|morning|afternoon) before", RegexOptions.IgnoreCase))
            return 1;
        return Regex.IsMatch(description, "(?:same|that) day|of the change|on the (?:day|night|short|long)", RegexOptions.IgnoreCase) ? 0 : null;
    }
}
