using System.Globalization;
using System.Text.RegularExpressions;

namespace MedDispense.Vectors.Schedules;

/// <summary>Lengths of time as the cases write them: every 4 real hours, every 90 min, q6h.</summary>
internal static class Spans
{
    public static TimeSpan In(ScheduleCase one)
    {
        foreach (var (field, minutes) in new[] { ("interval_minutes", 1), ("min_interval_minutes", 1), ("interval_hours", 60) })
        {
            if (one.Json.Has(field))
                return TimeSpan.FromMinutes(one.Json.Number(field) * minutes);
        }

        var match = Regex.Match(one.Description,
            "(?:(?:every|interval(?: of)?|at least|minimum(?: of)?)\\s+|\\bq)(?<count>[0-9]+(?:\\.[0-9]+)?)?\\s*(?:real\\s+|elapsed\\s+|full\\s+)?-?(?<unit>h(?:ours?|rs?)?|min(?:ute)?s?)\\b",
            RegexOptions.IgnoreCase);
        if (!match.Success)
            match = Regex.Match(one.Description, "(?<count>[0-9]+(?:\\.[0-9]+)?)[\\s-]*(?<unit>h(?:ours?|rs?)?|min(?:ute)?s?)(?:ly)?\\b", RegexOptions.IgnoreCase);
        if (!match.Success)
            throw new NotUnderstoodException("the description names no interval");
        var count = match.Groups["count"].Success ? double.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        return match.Groups["unit"].Value[0] is 'h' or 'H' ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count);
    }
}
