using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>Listed times of local days: every dose of every day from the first expected to the last, no more and no fewer.</summary>
internal static class WallClockCase
{
    // What a house could do instead; ours does not.
    private static readonly string[] OtherPolicies =
        ["is skipped", "is omitted", "is dropped", "last occurrence", "second occurrence", "moves backward", "moves back "];

    public static Difference? Compare(ScheduleCase one)
    {
        one.Follows("the wall clock", "wall clock", "wall-clock", "local");
        if (OtherPolicies.FirstOrDefault(other => one.Policy.Contains(other, StringComparison.OrdinalIgnoreCase)) is { } policy)
            throw new NotUnderstoodException($"this house does otherwise than “{policy.Trim()}”");
        var rows = one.Expect.Rows();
        foreach (var row in rows)
            row.Only("date", "listed", "kind", "local", "utc", "n");
        var (first, last) = (rows.Min(row => row.Day("date")), rows.Max(row => row.Day("date")));
        var doses = Doses(one, first, last).OrderBy(dose => dose.Nominal, StringComparer.Ordinal).ToList();
        var comparison = new Comparison();
        comparison.Number("doses", rows.Count, doses.Count);
        foreach (var (row, dose) in rows.OrderBy(row => $"{row.Text("date")}T{row.Text("listed").PadLeft(5, '0')}", StringComparer.Ordinal).Zip(doses))
            Row(comparison, one, row, dose);
        if (one.Json.Has("hours_between"))
            HoursBetween(comparison, one.Json.GetProperty("hours_between"), [.. doses.Select(dose => dose.DueAt).Order()]);
        return comparison.Difference;
    }

    private static IEnumerable<Occurrence> Doses(ScheduleCase one, DateOnly first, DateOnly last)
    {
        var starts = WallClock.BoundsOf(LocalDate.FromDateOnly(first), one.Zone).Begins.ToDateTimeUtc();
        var schedule = new DoseSchedule(Guid.Empty, [new(starts, starts, null, TimingOf(one, starts))], [], one.Zone);
        return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).SelectMany(i => schedule.On(first.AddDays(i)));
    }

    // The words before what explains them, as the product understands them on entry; else the times that stand there.
    private static DoseTiming TimingOf(ScheduleCase one, DateTime starts)
    {
        if (one.Json.Has("times"))
            return TimesIn(string.Join(' ', one.Json.GetProperty("times").EnumerateArray()));
        var said = Regex.Replace(one.Description, "(:(?![0-9])| over | across | on the (short|long|day|night)| around | through | listed times).*$", "", RegexOptions.Singleline);
        return TimingEntry.Read(said, new TimingContext(starts, one.Zone, new StandardTimes())) is TimingUnderstood { Timing: CalendarTiming timing }
            ? timing
            : TimesIn(one.Description);
    }

    private static TimesOfDay TimesIn(string text)
    {
        var words = Regex.Matches(text, "(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?![0-9:])").Select(match => match.Value).ToList();
        return TimesOfDay.TryReadTimes(words, out var times)
            ? new TimesOfDay(times)
            : throw new NotUnderstoodException("the description names no times of day");
    }

    private static void Row(Comparison comparison, ScheduleCase one, JsonElement row, Occurrence dose)
    {
        var about = $"{row.Text("date")} {row.Text("listed")} ";
        comparison.Text("dose", about.TrimEnd(), $"{dose.Day:yyyy-MM-dd} {dose.Time:HH\\:mm}");
        var due = Instant.FromDateTimeUtc(dose.DueAt);
        if (row.Has("kind"))
            comparison.Text($"{about}kind", Kinds.Said(row.Text("kind")), Kinds.Of(LocalDateTime.FromDateTime(Occurrence.Listed(dose.Nominal)), one.Zone));
        comparison.Local(row, "local", due, one.Zone, about);
        comparison.Utc(row, "utc", due, about);
    }

    private static void HoursBetween(Comparison comparison, JsonElement hours, IReadOnlyList<DateTime> due)
    {
        var wanted = hours.EnumerateArray().Select(hour => hour.GetDouble());
        var got = due.Zip(due.Skip(1), (one, next) => (next - one).TotalHours);
        comparison.Text("hours between", Said(wanted), Said(got));

        static string Said(IEnumerable<double> hours) => string.Join(' ', hours.Select(hour => hour.ToString("0.####", CultureInfo.InvariantCulture)));
    }
}
