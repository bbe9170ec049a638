using System.Globalization;
using System.Text.Json;
using FsCheck.Fluent;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Domain.Tests.Schedules;

public sealed class OccurrenceTests
{
    private static readonly Guid Order = Guid.CreateVersion7();

    [Theory]
    [InlineData("2026-06-10", "08:00", "2026-06-10T12:00")]
    [InlineData("2026-12-10", "08:00", "2026-12-10T13:00")]
    [InlineData("2026-01-31", "23:30", "2026-02-01T04:30")]
    [InlineData("2026-12-31", "20:00", "2027-01-01T01:00")]
    [InlineData("2028-02-29", "08:00", "2028-02-29T13:00")]
    [InlineData("2028-02-29", "19:30", "2028-03-01T00:30")]
    [InlineData("2027-02-28", "20:00", "2027-03-01T01:00")]
    [InlineData("2026-06-10", "00:00", "2026-06-10T04:00")]
    // Skipped: forward by the gap. Twice: the first.
    [InlineData("2027-03-14", "02:00", "2027-03-14T07:00")]
    [InlineData("2027-03-14", "02:59", "2027-03-14T07:59")]
    [InlineData("2027-03-14", "03:00", "2027-03-14T07:00")]
    [InlineData("2027-11-07", "01:00", "2027-11-07T05:00")]
    [InlineData("2027-11-07", "01:59", "2027-11-07T05:59")]
    [InlineData("2027-11-07", "02:00", "2027-11-07T07:00")]
    public void A_listed_time_is_a_moment(string day, string time, string utc)
    {
        var occurrence = Of(day, time, A.Zone);

        Assert.Equal(Utc(utc), occurrence.DueAt);
        Assert.Equal(DateTimeKind.Utc, occurrence.DueAt.Kind);
        Assert.Equal($"{day}T{time}", occurrence.Nominal);
        Assert.Equal((Day(day), Time(time), 1), (occurrence.Day, occurrence.Time, occurrence.Ordinal));
    }

    [Theory]
    [InlineData("2026-06-10T08:00", true)]
    [InlineData("2028-02-29T00:00", true)]
    [InlineData("2027-03-14T02:30", true)]
    [InlineData("2027-02-29T08:00", false)]
    [InlineData("2026-06-31T08:00", false)]
    [InlineData("2026-06-10T24:00", false)]
    [InlineData("2026-06-10 08:00", false)]
    [InlineData("2026-06-10T8:00", false)]
    [InlineData("2026-06-10T08:00:00", false)]
    [InlineData("2026-06-10T08:00Z", false)]
    [InlineData(" 2026-06-10T08:00", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_nominal_time_has_one_form(string? text, bool isOne)
    {
        Assert.Equal(isOne, Occurrence.IsNominal(text));
        Assert.Equal(isOne, Record.Exception(() => Occurrence.Listed(text!)) is null);
    }

    [Fact]
    public void The_key_is_the_listed_time_whatever_the_zone_or_the_clocks() => Seeded.Check(
        Gen.Choose(0, 525_600 * 5).Zip(Gen.Elements("America/New_York", "Europe/London", "UTC", "Australia/Lord_Howe")),
        one =>
        {
            var listed = new DateTime(2024, 1, 1).AddMinutes(one.Item1);
            var zone = DateTimeZoneProviders.Tzdb[one.Item2];

            var occurrence = Occurrence.Of(Order, DateOnly.FromDateTime(listed), TimeOnly.FromDateTime(listed), zone);

            Assert.Equal(listed, Occurrence.Listed(occurrence.Nominal));
            // The local time of the moment is the listed one, or later by what the clocks skipped.
            var shown = Instant.FromDateTimeUtc(occurrence.DueAt).InZone(zone).ToDateTimeUnspecified();
            Assert.InRange(shown - listed, TimeSpan.Zero, TimeSpan.FromHours(1));
        });

    [SharedFact]
    public void Every_wall_clock_case_falls_where_it_was_worked_out()
    {
        var seen = 0;
        foreach (var one in Cases("dst_cases.json", "cases").Where(one => Text(one, "policy").StartsWith("wall clock", StringComparison.Ordinal)))
        {
            var zone = DateTimeZoneProviders.Tzdb[Text(one, "tz")];
            var due = new List<DateTime>();
            foreach (var expected in one.GetProperty("expect").EnumerateArray())
            {
                var occurrence = Of(Text(expected, "date"), Text(expected, "listed"), zone);
                Assert.Equal((Text(one, "id"), Moment(expected, "utc")), (Text(one, "id"), occurrence.DueAt));
                due.Add(occurrence.DueAt);
                seen++;
            }

            if (one.TryGetProperty("hours_between", out var hours))
            {
                Assert.Equal(hours.EnumerateArray().Select(hour => hour.GetDouble()),
                    due.Zip(due.Skip(1), (first, second) => (second - first).TotalHours));
            }
        }

        Assert.True(seen >= 30);
    }

    [SharedFact]
    public void Days_are_as_long_as_the_clocks_make_them()
    {
        foreach (var one in Cases("dst_cases.json", "cases").Where(one => Text(one, "id").EndsWith("day-bounds", StringComparison.Ordinal)))
        {
            var clock = new FacilityClock(DateTimeZoneProviders.Tzdb[Text(one, "tz")]);
            var expected = one.GetProperty("expect");
            var day = clock.Day(Moment(expected, "start_utc"));

            Assert.Equal(Moment(expected, "start_utc"), clock.StartOf(day));
            Assert.Equal(Moment(expected, "end_utc"), clock.StartOf(day.AddDays(1)));
        }
    }

    [SharedFact]
    public void At_every_change_of_the_clocks_a_skipped_time_moves_by_the_gap_and_a_repeated_one_falls_first()
    {
        var rows = Cases("dst_transitions.json", "rows");
        foreach (var row in rows)
        {
            var zone = DateTimeZoneProviders.Tzdb[Text(row, "tz")];
            var hour = row.GetProperty("missing_or_repeated_local").EnumerateArray().Select(bound => TimeOnly.Parse(bound.GetString()!,
                CultureInfo.InvariantCulture)).ToList();
            var (date, change) = (Text(row, "date"), Moment(row, "instant_utc"));
            var isGap = Text(row, "kind").StartsWith("gap", StringComparison.Ordinal);
            for (var minutes = 0; minutes < 60; minutes += 15)
            {
                var due = Of(date, hour[0].AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture), zone).DueAt;
                Assert.Equal((isGap ? change : change.AddHours(-1)).AddMinutes(minutes), due);
            }

            Assert.Equal(isGap ? change : change.AddHours(1), Of(date, hour[1].ToString("HH:mm", CultureInfo.InvariantCulture), zone).DueAt);
            var clock = new FacilityClock(zone);
            var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
            Assert.Equal(row.GetProperty("local_day_hours").GetDouble(), (clock.StartOf(day.AddDays(1)) - clock.StartOf(day)).TotalHours);
        }

        Assert.Equal(32, rows.Count);
    }

    private static Occurrence Of(string day, string time, DateTimeZone zone) => Occurrence.Of(Order, Day(day), Time(time), zone);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static List<JsonElement> Cases(string file, string list)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedMaterial.PathOf($"schedules/{file}")));
        return [.. document.RootElement.GetProperty(list).EnumerateArray().Select(one => one.Clone())];
    }

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    private static DateTime Moment(JsonElement one, string name) => Utc(Text(one, name));

    [Theory]
    [InlineData("2026-06-10T08:00", 1, "2026-06-10T08:00")]
    [InlineData("2026-11-01T01:30", 2, "2026-11-01T01:30~2")]
    public void A_key_names_the_time_and_which_showing_of_it(string nominal, int ordinal, string key)
    {
        Assert.Equal(key, Occurrence.Of(Guid.Empty, nominal, ordinal, A.Zone).Key);
        Assert.True(Occurrence.TryReadKey(key, out var read, out var which));
        Assert.Equal((nominal, ordinal), (read, which));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("~2")]
    [InlineData("2026-06-10T08:00~1")]
    [InlineData("2026-06-10T08:00~3")]
    [InlineData("2026-06-10T08:00~2~2")]
    [InlineData("2026-06-10 08:00")]
    public void What_is_no_key_is_not_read_as_one(string? key) => Assert.False(Occurrence.TryReadKey(key, out _, out _));
}
