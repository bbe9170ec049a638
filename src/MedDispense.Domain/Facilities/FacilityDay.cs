using NodaTime;

namespace MedDispense.Domain.Facilities;

/// <summary>The facility's own calendar.</summary>
public static class FacilityDay
{
    /// <summary>The facility's local day at a moment.</summary>
    /// <param name="facility">The facility with its time zone.</param>
    /// <param name="moment">UTC.</param>
    public static DateOnly LocalDay(this Facility facility, DateTime moment) =>
        Instant.FromDateTimeUtc(moment).InZone(DateTimeZoneProviders.Tzdb[facility.TimeZoneId]).Date.ToDateOnly();
}
