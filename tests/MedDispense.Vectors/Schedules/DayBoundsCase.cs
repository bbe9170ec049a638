using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>Where a local day begins and ends, and how long it is.</summary>
internal static class DayBoundsCase
{
    public static Difference? Compare(ScheduleCase one)
    {
        one.Follows("a calendar day", "calendar day", "midnight", "local day");
        one.Expect.Only("date", "start_utc", "end_utc", "start_local", "end_local", "hours");
        var wanted = Instant.FromDateTimeOffset(one.Expect.Moment(one.Expect.Has("start_utc") ? "start_utc" : "end_utc"));
        var days = Days(one, wanted).Select(day => WallClock.BoundsOf(day, one.Zone)).ToList();
        var (begins, ends) = days.FirstOrDefault(day => day.Begins == wanted) is var (first, last) && last > first ? (first, last) : days[0];
        var comparison = new Comparison();
        comparison.Utc(one.Expect, "start_utc", begins);
        comparison.Utc(one.Expect, "end_utc", ends);
        comparison.Local(one.Expect, "start_local", begins, one.Zone);
        comparison.Local(one.Expect, "end_local", ends, one.Zone);
        if (one.Expect.Has("hours"))
            comparison.Number("hours", one.Expect.Number("hours"), (ends - begins).TotalHours);
        return comparison.Difference;
    }

    // The day that is written, or that of the change the case names; else the one in which the expected start lies.
    private static IReadOnlyList<LocalDate> Days(ScheduleCase one, Instant wanted)
    {
        foreach (var place in new[] { one.Json, one.Expect })
        {
            if (place.Has("date"))
                return [LocalDate.FromDateOnly(place.Day("date"))];
        }

        return ClockChange.Named(one, wanted) is { Count: > 0 } named ? named : [wanted.InZone(one.Zone).Date];
    }
}
