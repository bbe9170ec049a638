using System.Text.RegularExpressions;
using MedDispense.Domain.Schedules;
using NodaTime.Text;

namespace MedDispense.Vectors.Schedules;

/// <summary>A local time that somebody types: whether it exists, and which moment it would be.</summary>
internal static class TypedTimeCase
{
    public static Difference? Compare(ScheduleCase one)
    {
        one.Follows("a typed time", "refuse", "shifted", "store", "ask", "never");
        one.Expect.Only("typed", "kind", "rfc5545_instant_utc", "shown_as", "first_utc", "second_utc");
        var written = Regex.Match(one.Expect.Text("typed"), "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}");
        if (!written.Success || !LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm").Parse(written.Value.Replace(' ', 'T')).TryGetValue(default, out var typed))
            throw new NotUnderstoodException("“typed” is no local date and time");
        var comparison = new Comparison();
        if (one.Expect.Has("kind"))
            comparison.Text("kind", Kinds.Said(one.Expect.Text("kind")), Kinds.Of(typed, one.Zone));
        var moment = WallClock.Moment(typed, 1, one.Zone);
        comparison.Utc(one.Expect, "rfc5545_instant_utc", moment);
        comparison.Local(one.Expect, "shown_as", moment, one.Zone);
        comparison.Utc(one.Expect, "first_utc", moment);
        comparison.Utc(one.Expect, "second_utc", WallClock.Moment(typed, 2, one.Zone));
        return comparison.Difference;
    }
}
