using System.Diagnostics;
using System.Globalization;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Domain.Tests.Schedules;

public sealed class DoseScheduleTests
{
    [Theory]
    [InlineData("weekly Mon Wed Fri 09:00", "2027-03-01", 7, "01 03 05")]
    [InlineData("every 2 weeks from 2027-03-03 Mon Wed 09:00", "2027-03-01", 21, "03 15 17")]
    [InlineData("every 3 days from 2027-03-02 08:00", "2027-02-27", 12, "02 05 08")]
    [InlineData("every 2 days from 2028-02-28 08:00", "2028-02-27", 6, "28 01 03")]
    [InlineData("every 2 days from 2027-02-27 08:00", "2027-02-26", 6, "27 01 03")]
    [InlineData("cycle 2 on 3 off from 2027-03-02 08:00", "2027-03-01", 9, "02 03 07 08")]
    [InlineData("once 2027-03-02T14:30", "2027-03-01", 9, "02")]
    [InlineData("steps in mg from 2027-03-02: 2d 08:00=20 / 1d 08:00=10", "2027-03-01", 9, "02 03 04")]
    [InlineData("pattern from 2027-03-02: 08:00 / off / off / 08:00", "2027-03-01", 9, "02 05 06 09")]
    public void Days_are_counted_by_the_calendar(string timing, string from, int days, string listed) =>
        Assert.Equal(listed, string.Join(' ', Days(timing, from, days).Select(dose => $"{dose.Day:dd}")));

    [Theory]
    [InlineData("2027-01-31", 1, "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31")]
    [InlineData("2027-12-30", 1, "2027-12-30 2028-01-30 2028-02-29 2028-03-30 2028-04-30")]
    [InlineData("2028-02-29", 12, "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29")]
    [InlineData("2027-08-31", 3, "2027-08-31 2027-11-30 2028-02-29 2028-05-31 2028-08-31")]
    public void A_shorter_month_has_its_last_day_and_the_next_the_old_one_again(string first, int months, string listed)
    {
        var schedule = Schedule($"every {months} months from {first} 09:00", first);

        var doses = schedule.Between(A.At(first), A.At(first).AddDays(366 * 5)).Take(5).ToList();

        Assert.Equal(listed, string.Join(' ', doses.Select(dose => $"{dose.Day:yyyy-MM-dd}")));
    }

    [Fact]
    public void Two_real_hours_that_the_clock_shows_alike_have_two_keys()
    {
        var doses = Schedule("every 1 hours from 2027-11-07T04:00Z").On(new(2027, 11, 7));

        Assert.Equal(25, doses.Count);
        Assert.Equal([("2027-11-07T01:00", 1), ("2027-11-07T01:00", 2)], doses.Where(dose => dose.Time.Hour == 1).Select(dose => (dose.Nominal, dose.Ordinal)));
        Assert.All(doses, dose => Assert.Equal(dose.DueAt, Occurrence.Of(dose.OrderId, dose.Nominal, dose.Ordinal, A.Zone).DueAt));
    }

    [Fact]
    public void A_short_day_has_twenty_three_doses_by_the_hour() =>
        Assert.Equal(23, Schedule("every 1 hours from 2027-03-10T04:00Z").On(new(2027, 3, 14)).Count);

    [Theory]
    [InlineData("Australia/Lord_Howe", "2027-10-03", "02:15", "2027-10-02T15:45")] // Half an hour is skipped.
    [InlineData("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03T14:45")] // Half an hour comes twice: the first.
    [InlineData("America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00")] // No midnight: 01:00.
    [InlineData("America/Sao_Paulo", "2018-02-17", "23:30", "2018-02-18T01:30")]
    [InlineData("Asia/Kathmandu", "2028-02-29", "08:00", "2028-02-29T02:15")]
    [InlineData("Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T01:30")] // Ramadan: back, the first.
    [InlineData("America/Nuuk", "2025-03-29", "23:30", "2025-03-30T01:30")] // The skipped hour lies before midnight.
    [InlineData("America/St_Johns", "2010-03-14", "00:30", "2010-03-14T04:00")]
    [InlineData("Europe/London", "2027-03-28", "01:30", "2027-03-28T01:30")]
    [InlineData("Europe/London", "2027-10-31", "01:30", "2027-10-31T00:30")]
    public void Each_zone_has_its_own_way(string zone, string day, string time, string utc)
    {
        var schedule = Schedule($"daily {time}", day, DateTimeZoneProviders.Tzdb[zone]);
        var dose = Assert.Single(schedule.On(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

        Assert.Equal($"{day}T{time}", dose.Nominal);
        Assert.Equal(utc, dose.DueAt.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        Assert.Contains(dose, schedule.Between(dose.DueAt, dose.DueAt.AddMinutes(1)));
        Assert.Equal(dose, schedule.Find(dose.Nominal, 1));
    }

    [Fact]
    public void A_day_that_a_zone_leaves_out_lists_nothing_and_real_time_goes_on()
    {
        var samoa = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var daily = Schedule("daily 08:00", "2011-12-28", samoa);
        var elapsed = Schedule("every 24 hours from 2011-12-28T18:00Z", "2011-12-28", samoa);

        Assert.Empty(daily.On(new(2011, 12, 30)));
        Assert.Null(daily.Find("2011-12-30T08:00", 1));
        Assert.Equal([29, 31, 1], daily.Between(Utc("2011-12-29T12:00"), Utc("2012-01-01T12:00")).Select(dose => dose.Day.Day));
        Assert.Empty(elapsed.On(new(2011, 12, 30)));
        Assert.Equal([28, 29, 31, 1], elapsed.Between(Utc("2011-12-28T00:00"), Utc("2012-01-01T00:00")).Select(dose => dose.Day.Day));
    }

    [Fact]
    public void A_dose_now_is_due_at_the_next_whole_minute_and_once()
    {
        var starts = A.At("2027-03-02T14:30").AddSeconds(20);
        var schedule = new DoseSchedule(A.OrderId, [new(starts, starts, null, new OnceNow())], [], A.Zone);

        var dose = Assert.Single(schedule.Between(starts, starts.AddDays(9)));
        Assert.Equal("2027-03-02T14:31", dose.Nominal);
        Assert.Equal(dose, Assert.Single(schedule.On(dose.Day)));
        Assert.Equal(dose.DueAt, Occurrence.Of(A.OrderId, dose.Nominal, dose.Ordinal, A.Zone).DueAt);
    }

    [Fact]
    public void A_change_of_a_dose_now_lists_no_second_one()
    {
        var starts = A.At("2027-03-02T14:30");
        var schedule = new DoseSchedule(
            A.OrderId, [new(starts, starts, null, new OnceNow()), new(starts.AddMinutes(2), starts, null, new OnceNow())], [], A.Zone);

        Assert.Single(schedule.Between(starts, starts.AddDays(2)));
    }

    [Fact]
    public void Steps_patterns_and_split_doses_say_each_amount()
    {
        var steps = Schedule("steps in mg from 2027-03-02: 2d 08:00=20 20:00=10 / on 08:00=5", "2027-03-01");
        string[] wanted = ["20 mg", "10 mg", "20 mg", "10 mg", "5 mg", "5 mg"];

        Assert.Equal(wanted, steps.Next(A.At("2027-03-01"), 6).Select(dose => $"{dose.Amount!.Number} {dose.Amount.Unit}")); // Steps say them.
        Assert.Null(Assert.Single(Schedule("daily 08:00").On(new(2027, 3, 3))).Amount);
    }

    [Theory]
    [InlineData("2027-03-05T08:00", "2027-03-05T20:00", "04 05e 06 06e")] // From its start, up to its end.
    [InlineData("2027-03-05T08:01", "2027-03-06T08:01", "04 05 06e")]
    [InlineData("2027-03-05T00:00", null, "04")]
    public void A_pause_cuts_out_what_lies_in_it_and_makes_up_for_nothing(string from, string? until, string listed)
    {
        var starts = A.At("2027-03-04T00:00");
        var schedule = new DoseSchedule(A.OrderId,
            [new(starts, starts, A.At("2027-03-07T00:00"), DoseTiming.Of("daily 08:00 20:00"))],
            [new SchedulePause(A.At(from), until is null ? null : A.At(until))], A.Zone);

        var doses = schedule.Between(starts, starts.AddDays(9)).Where(dose => dose.Nominal != "2027-03-04T20:00");

        Assert.Equal(listed, string.Join(' ', doses.Select(dose => $"{dose.Day:dd}{(dose.Time.Hour == 20 ? "e" : "")}")));
    }

    [Fact]
    public void A_later_version_governs_from_its_moment_and_changes_no_key_before_it()
    {
        var starts = A.At("2027-03-01T00:00");
        var first = new ScheduleVersion(starts, starts, null, DoseTiming.Of("daily 08:00 20:00"));
        var second = new ScheduleVersion(A.At("2027-03-03T12:00"), starts, A.At("2027-03-05T00:00"), DoseTiming.Of("every 6 hours from 2027-03-03T18:00Z"));
        var (before, after) = (new DoseSchedule(A.OrderId, [first], [], A.Zone), new DoseSchedule(A.OrderId, [first, second], [], A.Zone));

        Assert.Equal(before.Between(starts, second.EffectiveFrom), after.Between(starts, second.EffectiveFrom));
        Assert.Equal(["08:00", "13:00", "19:00"], after.On(new(2027, 3, 3)).Select(dose => $"{dose.Time:HH\\:mm}"));
        Assert.Empty(after.On(new(2027, 3, 5)));
        Assert.Null(after.Find("2027-03-03T20:00", 1));
        Assert.NotNull(before.Find("2027-03-03T20:00", 1));
    }

    [Fact]
    public void A_day_years_after_the_start_costs_no_more_than_the_first()
    {
        string[] timings =
        [
            "daily 08:00", "weekly Mon 09:00", "every 3 days from 1990-03-02 08:00", "every 1 months from 1990-01-31 09:00", "cycle 21 on 7 off from 1990-03-02 08:00",
            "every 5 minutes from 1990-03-02T19:00Z", "pattern from 1990-03-02: 08:00 / off",
        ];
        var schedules = timings.Select(timing => Schedule(timing, "1990-01-01")).ToList();
        var watch = Stopwatch.StartNew();
        var found = 0;
        for (var i = 0; i < 100; i++)
            found += schedules.Sum(schedule => schedule.On(new DateOnly(2090, 3, 2).AddDays(i)).Count);

        // A century walked from its first day would be 25 million days here, or three billion steps of five minutes.
        Assert.True(found > 28_800);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static IEnumerable<Occurrence> Days(string timing, string from, int days)
    {
        var day = DateOnly.Parse(from, CultureInfo.InvariantCulture);
        return Enumerable.Range(0, days).SelectMany(i => Schedule(timing, from).On(day.AddDays(i)));
    }

    private static DoseSchedule Schedule(string timing, string starts = "2027-01-01", DateTimeZone? zone = null)
    {
        zone ??= A.Zone;
        var begins = WallClock.BoundsOf(LocalDate.FromDateOnly(DateOnly.Parse(starts, CultureInfo.InvariantCulture)), zone).Begins.ToDateTimeUtc();
        return new(A.OrderId, [new(begins, begins, null, DoseTiming.Of(timing))], [], zone);
    }

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
