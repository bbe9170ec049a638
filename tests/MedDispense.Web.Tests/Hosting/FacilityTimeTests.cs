using MedDispense.Web.Hosting;

namespace MedDispense.Web.Tests.Hosting;

public sealed class FacilityTimeTests
{
    private static readonly FacilityTime NewYork = new("America/New_York");

    [Fact]
    public void A_moment_is_told_in_the_zone_that_holds_at_that_moment()
    {
        Assert.Equal("10 Jun 2026 19:02 EDT", NewYork.Full(new DateTime(2026, 6, 10, 23, 2, 0, DateTimeKind.Utc)));
        Assert.Equal("9 Jan 2026 23:30 EST", NewYork.Full(new DateTime(2026, 1, 10, 4, 30, 0, DateTimeKind.Utc)));
        Assert.Equal("2026-06-10T19:02:05-04:00", NewYork.Iso(new DateTime(2026, 6, 10, 23, 2, 5, DateTimeKind.Utc)));
    }

    [Fact]
    public void The_day_on_which_the_clocks_go_back_has_25_hours()
    {
        var day = new DateOnly(2026, 11, 1);
        Assert.Equal(25, (NewYork.StartOf(day.AddDays(1)) - NewYork.StartOf(day)).TotalHours);
    }

    [Theory]
    [InlineData("2026-03-08T02:30:00", "2026-03-08T07:30:00")]
    [InlineData("2026-11-01T01:30:00", "2026-11-01T05:30:00")]
    [InlineData("2026-06-10T09:00:00", "2026-06-10T13:00:00")]
    public void A_local_time_that_is_skipped_or_comes_twice_still_is_one_moment(string local, string utc) =>
        Assert.Equal(
            DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.RoundtripKind),
            NewYork.ToUtc(DateTime.Parse(local, null, System.Globalization.DateTimeStyles.RoundtripKind)),
            TimeSpan.Zero);
}
