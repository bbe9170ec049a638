using System.Globalization;
using FsCheck.Fluent;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Tests.Schedules;

public sealed class DoseTimingTests
{
    [Theory]
    [InlineData("daily 08:00")]
    [InlineData("daily 00:00 23:59")]
    [InlineData("daily 06:00 12:00 18:00 22:30")]
    [InlineData("as needed")]
    public void A_timing_is_written_as_it_is_read(string text) => Assert.Equal(text, DoseTiming.Of(text).Text);

    [Theory]
    [InlineData("daily 20:00 08:00", "daily 08:00 20:00")]
    [InlineData("daily 8:00 08:00", "daily 08:00")]
    [InlineData("daily 8:05", "daily 08:05")]
    public void Times_stand_in_the_order_of_the_day_each_once(string text, string written) =>
        Assert.Equal(written, DoseTiming.Of(text).Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("daily ")]
    [InlineData("daily 24:00")]
    [InlineData("daily 08:60")]
    [InlineData("daily 08:00:30")]
    [InlineData("daily 8")]
    [InlineData("daily 8am")]
    [InlineData("daily 08:00  20:00")]
    [InlineData(" daily 08:00")]
    [InlineData("daily 08:00 ")]
    [InlineData("Daily 08:00")]
    [InlineData("weekly 08:00")]
    [InlineData("As needed")]
    [InlineData("as needed 08:00")]
    [InlineData("08:00")]
    [InlineData("daily 08:00,20:00")]
    [InlineData("daily -8:00")]
    [InlineData("daily ٠٨:٠٠")]
    public void What_is_no_timing_is_not_read(string? text)
    {
        Assert.False(DoseTiming.TryRead(text, out var timing));
        Assert.Null(timing);
        Assert.Throws<FormatException>(() => DoseTiming.Of(text!));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void A_day_has_one_to_twenty_four_times(int count, bool allowed)
    {
        var times = Enumerable.Range(0, count).Select(i => new TimeOnly(0, 0).AddMinutes(i * 50)).ToList();

        Assert.Equal(allowed, Record.Exception(() => new TimesOfDay(times)) is null);
        Assert.Equal(allowed, DoseTiming.TryRead($"daily {string.Join(' ', times.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)))}", out _));
    }

    [Fact]
    public void Timings_are_equal_when_they_say_the_same()
    {
        Assert.Equal(DoseTiming.Of("daily 20:00 08:00"), DoseTiming.Of("daily 08:00 20:00"));
        Assert.Equal(DoseTiming.Of("daily 20:00 08:00").GetHashCode(), DoseTiming.Of("daily 08:00 20:00").GetHashCode());
        Assert.NotEqual(DoseTiming.Of("daily 08:00"), DoseTiming.Of("daily 08:00 20:00"));
        Assert.NotEqual<DoseTiming>(DoseTiming.Of("daily 08:00"), DoseTiming.Of("as needed"));
    }

    [Theory]
    [InlineData("daily 08:00", 1440)]
    [InlineData("daily 08:00 20:00", 720)]
    [InlineData("daily 08:00 14:00 22:00", 360)]
    [InlineData("daily 01:00 23:00", 120)]
    [InlineData("daily 00:00 23:59", 1)]
    public void The_shortest_interval_goes_over_midnight_too(string text, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Assert.IsType<TimesOfDay>(DoseTiming.Of(text)).ShortestInterval);

    [Fact]
    public void Whatever_times_there_are_their_text_says_them_all() => Seeded.Check(
        Gen.Choose(0, 1439).NonEmptyListOf().Where(minutes => minutes.Count <= 24),
        minutes =>
        {
            var timing = new TimesOfDay(minutes.Select(minute => new TimeOnly(minute / 60, minute % 60)));

            Assert.Equal(timing, DoseTiming.Of(timing.Text));
            Assert.Equal(minutes.Distinct().Count(), timing.Times.Count);
            Assert.Equal(timing.Times.Order(), timing.Times);
        });

    [Fact]
    public void No_text_brings_the_reader_down() => Seeded.Check(
        Gen.Elements("daily", "as needed", "08:00", "24:00", " ", "", "\u00A0", "é", "25", ":", "0", "\0").ArrayOf().Select(string.Concat),
        text =>
        {
            if (DoseTiming.TryRead(text, out var timing))
                Assert.Equal(timing, DoseTiming.Of(timing.Text));
        });
}
