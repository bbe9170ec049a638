using System.Text.RegularExpressions;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>An as-needed dose was given: when is the next one allowed?</summary>
internal static class EarliestNextCase
{
    public static Difference? Compare(ScheduleCase one)
    {
        one.Follows("real time", "real time", "real-time", "elapsed", "minimum interval");
        one.Expect.Only("given_local", "given_utc", "earliest_next_local", "earliest_next_utc");
        var given = Instant.FromDateTimeOffset(one.Expect.Moment(one.Expect.Has("given_utc") ? "given_utc" : "given_local"));
        var earliest = Instant.FromDateTimeUtc(MinimumInterval.NextAfter(given.ToDateTimeUtc(), Spans.In(one)));
        var comparison = new Comparison();
        comparison.Local(one.Expect, "given_local", given, one.Zone);
        GivenAsSaid(comparison, one, given);
        if (!one.Expect.Has("earliest_next_local") && !one.Expect.Has("earliest_next_utc"))
            throw new NotUnderstoodException("it is not expected when the next dose is");
        comparison.Local(one.Expect, "earliest_next_local", earliest, one.Zone);
        comparison.Utc(one.Expect, "earliest_next_utc", earliest);
        return comparison.Difference;
    }

    // "given at the first 01:00": the words and the moment must be one.
    private static void GivenAsSaid(Comparison comparison, ScheduleCase one, Instant given)
    {
        var said = Regex.Match(one.Description, "given (?:again )?at (?:the )?(?:(?<pass>first|second) )?(?<time>[0-9]{1,2}:[0-9]{2})", RegexOptions.IgnoreCase);
        if (!said.Success)
            return;
        var (local, ordinal) = WallClock.KeyOf(given, one.Zone);
        comparison.Text("given at", said.Groups["time"].Value.PadLeft(5, '0'), local.ToString("HH:mm", null));
        if (said.Groups["pass"].Success)
            comparison.Text("given at the", said.Groups["pass"].Value.ToLowerInvariant(), ordinal == 1 ? "first" : "second");
    }
}
