using System.Globalization;
using MedDispense.Domain.Schedules;

namespace MedDispense.Vectors.Schedules;

/// <summary>Two moments at which a dose was asked for: how far apart they really are, and which intervals they keep.</summary>
internal static class TwoDosesCase
{
    private const string Allowed = "allowed_with_min_interval_minutes";

    public static Difference? Compare(ScheduleCase one)
    {
        one.Follows("real time", "real time", "real-time", "elapsed", "minimum interval");
        one.Expect.Only("first_utc", "second_utc", "first_local", "second_local", "real_minutes", Allowed);
        var (first, second) = (one.Expect.Moment("first_utc").UtcDateTime, one.Expect.Moment("second_utc").UtcDateTime);
        var comparison = new Comparison();
        if (one.Expect.Has("real_minutes"))
            comparison.Number("real_minutes", one.Expect.Number("real_minutes"), (second - first).TotalMinutes);
        comparison.Local(one.Expect, "first_local", NodaTime.Instant.FromDateTimeUtc(first), one.Zone);
        comparison.Local(one.Expect, "second_local", NodaTime.Instant.FromDateTimeUtc(second), one.Zone);
        if (!one.Expect.Has(Allowed))
            return comparison.Difference;
        foreach (var interval in one.Expect.GetProperty(Allowed).EnumerateObject())
        {
            if (!int.TryParse(interval.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
                throw new NotUnderstoodException($"“{interval.Name}” is no number of minutes");
            var isKept = MinimumInterval.IsKept(first, second, TimeSpan.FromMinutes(minutes));
            comparison.Text($"with {minutes} minutes", interval.Value.GetRawText(), isKept ? "true" : "false");
        }

        return comparison.Difference;
    }
}
