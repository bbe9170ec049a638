using System.Globalization;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Web.Hosting;

/// <summary>The facility's own time. Moments are stored in UTC; every one on screen and on paper is told in this zone,
/// and the zone is named.</summary>
public sealed class FacilityTime(string timeZoneId)
{
    public DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[timeZoneId];

    public static FacilityTime Of(Facility facility) => new(facility.TimeZoneId);

    /// <summary>IANA name of the zone.</summary>
    public string ZoneId => Zone.Id;

    /// <summary>The local day of a moment (UTC).</summary>
    public DateOnly Day(DateTime moment) => Local(moment).Date.ToDateOnly();

    /// <summary>The moment (UTC) at which a local day begins; where clocks are put forward at midnight, the first
    /// moment that exists.</summary>
    public DateTime StartOf(DateOnly day) => Zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeUtc();

    /// <summary>The moment (UTC) of a local date and time as a form gives it; an hour that the clocks skip counts from
    /// its end, one that comes twice is its first.</summary>
    public DateTime ToUtc(DateTime local) =>
        Zone.AtLeniently(LocalDateTime.FromDateTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified))).ToDateTimeUtc();

    /// <summary>Whether the clocks never show this local date and time.</summary>
    public bool IsSkipped(DateTime local) =>
        WallClock.Shows(LocalDateTime.FromDateTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)), Zone) == Showing.Never;

    /// <summary>The local date and time of a moment (UTC), as a form shows it.</summary>
    public DateTime ToLocal(DateTime moment) => Local(moment).LocalDateTime.ToDateTimeUnspecified();

    /// <summary><c>8 Jun 2026</c>.</summary>
    public static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>8 Jun 2026</c>.</summary>
    public string DayWords(DateTime moment) => Words(Day(moment));

    /// <summary><c>06:47</c>; with the zone, <c>01:30 EST</c>, where the clocks show it twice that day.</summary>
    public string Clock(DateTime moment)
    {
        var local = Local(moment).LocalDateTime;
        var words = local.ToDateTimeUnspecified().ToString("HH:mm", CultureInfo.InvariantCulture);
        return WallClock.Shows(local, Zone) == Showing.Twice ? $"{words} {ZoneAt(moment)}" : words;
    }

    /// <summary><c>, until 09:20</c>, to be put behind what lasts so long; nothing where nobody knows.</summary>
    public string Until(DateTime? moment) => moment is { } end ? $", until {Clock(end)}" : "";

    /// <summary><c>8 Jun 2026 06:47</c>.</summary>
    public string DayAndClock(DateTime moment) => $"{DayWords(moment)} {Clock(moment)}";

    /// <summary><c>8 Jun 2026 06:47 EDT</c>.</summary>
    public string Full(DateTime moment) => $"{DayAndClock(moment)} {ZoneAt(moment)}";

    /// <summary>Short name of the zone at a moment, such as <c>EDT</c>.</summary>
    public string ZoneAt(DateTime moment) => Zone.GetZoneInterval(Instant.FromDateTimeUtc(moment)).Name;

    /// <summary><c>2026-06-08T06:47:10-04:00</c>, for files that machines read.</summary>
    public string Iso(DateTime moment) => Local(moment).ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private ZonedDateTime Local(DateTime moment) => Instant.FromDateTimeUtc(moment).InZone(Zone);
}
