using System.Globalization;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Domain.Facilities;

/// <summary>Writes moments in the facility's own time, as sentences of findings need them.</summary>
public sealed class FacilityClock(DateTimeZone zone)
{
    public static FacilityClock Of(Facility facility) => new(DateTimeZoneProviders.Tzdb[facility.TimeZoneId]);

    public DateTimeZone Zone => zone;

    /// <summary>The local day of a moment (UTC).</summary>
    public DateOnly Day(DateTime moment) => Local(moment).Date.ToDateOnly();

    /// <summary>The moment (UTC) at which a local day begins.</summary>
    public DateTime StartOf(DateOnly day) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeUtc();

    /// <summary><c>08:05</c>, or with the day, <c>9 Jun 08:05</c>, when it is not the day of <paramref name="now"/>.</summary>
    public string Say(DateTime moment, DateTime now) => Say(moment, Day(moment) == Day(now) ? "HH:mm" : "d MMM HH:mm");

    /// <summary><c>9 Jun 2026 08:05</c>.</summary>
    public string SayFully(DateTime moment) => Say(moment, "d MMM yyyy HH:mm");

    /// <summary>A stretch of time as people say it: <c>40 min</c>, <c>5 h</c>, <c>5 h 20 min</c>.</summary>
    public static string Say(TimeSpan span)
    {
        var minutes = (long)Math.Round(span.Duration().TotalMinutes);
        return (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => $"{rest} min",
            (var hours, 0) => $"{hours} h",
            var (hours, rest) => $"{hours} h {rest} min",
        };
    }

    // What the clocks show twice that day is told apart by the zone's short name.
    private string Say(DateTime moment, string pattern)
    {
        var local = Local(moment);
        var words = local.ToDateTimeUnspecified().ToString(pattern, CultureInfo.InvariantCulture);
        return WallClock.Shows(local.LocalDateTime, zone) == Showing.Twice ? $"{words} {local.GetZoneInterval().Name}" : words;
    }

    private ZonedDateTime Local(DateTime moment) => Instant.FromDateTimeUtc(moment).InZone(zone);
}
