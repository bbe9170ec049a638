using FsCheck;
using FsCheck.Fluent;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Domain.Tests.Schedules;

/// <summary>What holds of every schedule, whatever its timings, versions, pauses and zone.</summary>
public sealed class DoseSchedulePropertyTests
{
    private static readonly DateTime Base = new(2027, 2, 20, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<DoseTiming> Timings = Gen.Elements(
        "daily 08:00 20:00", "daily 00:00 01:30 02:15 02:30 03:00 23:30", "weekly Mon Wed Sun 02:30 09:00", "every 2 weeks from 2027-03-01 Sun 02:30",
        "every 3 days from 2027-02-26 01:30", "every 1 months from 2027-01-31 09:00", "cycle 5 on 2 off from 2027-03-02 02:30", "pattern in mg from 2027-03-02: 02:30=5 / off / 08:00=2.5",
        "split in mg 02:30=20 20:00=10", "steps in mg from 2027-03-02: 9d 02:30=20 / 1d 08:00=15 / on 02:00=10", "once 2027-03-14T02:30", "once now",
        "every 4 hours from 2027-03-13T03:00Z", "every 30 minutes from 2027-03-01T00:10Z", "every 25 hours from 2027-02-21T09:00Z", "as needed").Select(DoseTiming.Of);

    private static readonly Gen<string> Zones = Gen.Elements(
        "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "America/Nuuk", "America/Havana", "UTC");

    // A year in hours, so that changes of the clocks come up; seconds too, as an act's moment has them.
    private static readonly Gen<DateTime> Moments = Gen.Choose(0, 365 * 24).Zip(Gen.Elements(0, 0, 1, 30, 59)).Select(one => Base.AddHours(one.Item1).AddSeconds(one.Item2));

    private static readonly Gen<ScheduleVersion> Versions =
        from timing in Timings
        from effective in Moments
        from starts in Moments
        from ends in Gen.Elements(0, 0, 7, 90)
        select new ScheduleVersion(effective, starts, ends == 0 ? null : starts.AddDays(ends), timing);

    private static readonly Gen<SchedulePause> Pauses =
        from starts in Moments
        from hours in Gen.Elements(1, 24, 200, 0)
        select new SchedulePause(starts, hours == 0 ? null : starts.AddHours(hours));

    private static readonly Gen<Case> Cases =
        from zone in Zones
        from versions in Versions.NonEmptyListOf()
        from pauses in Pauses.ListOf()
        from moment in Moments
        from days in Gen.Choose(0, 40)
        from cut in Gen.Choose(0, 40 * 24 * 60)
        select new Case(DateTimeZoneProviders.Tzdb[zone], [.. versions.Take(4)], [.. pauses.Take(2)], moment, moment.AddDays(days), moment.AddMinutes(Math.Min(cut, days * 1440)));

    [Fact]
    public void Doses_stand_in_their_order_each_key_once_and_name_their_moment() => Seeded.Check(Cases, one =>
    {
        var doses = one.Schedule.Between(one.From, one.To);

        Assert.Equal(doses.OrderBy(dose => dose.DueAt), doses);
        Assert.Equal(doses.Count, doses.DistinctBy(dose => (dose.Nominal, dose.Ordinal)).Count());
        Assert.All(doses, dose => Assert.Equal(dose.DueAt, Occurrence.Of(dose.OrderId, dose.Nominal, dose.Ordinal, one.Zone).DueAt));
        Assert.All(doses, dose => Assert.True(dose.DueAt >= one.From && dose.DueAt < one.To));
    });

    [Fact]
    public void Windows_that_adjoin_make_the_whole_window() => Seeded.Check(Cases, one =>
        Assert.Equal(one.Schedule.Between(one.From, one.To), [.. one.Schedule.Between(one.From, one.Cut), .. one.Schedule.Between(one.Cut, one.To)]));

    [Fact]
    public void The_days_and_the_windows_list_the_same() => Seeded.Check(Cases, one =>
    {
        var first = Instant.FromDateTimeUtc(one.From).InZone(one.Zone).Date.PlusDays(-2).ToDateOnly();
        var days = Enumerable.Range(0, (one.To - one.From).Days + 6).SelectMany(i => one.Schedule.On(first.AddDays(i)))
            .Where(dose => dose.DueAt >= one.From && dose.DueAt < one.To).OrderBy(dose => dose.DueAt).ThenBy(dose => dose.Nominal, StringComparer.Ordinal).ThenBy(dose => dose.Ordinal);

        Assert.Equal(one.Schedule.Between(one.From, one.To), days);
    });

    [Fact]
    public void A_later_version_leaves_everything_before_it_as_it_was() => Seeded.Check(Cases.Zip(Versions), pair =>
    {
        var (one, later) = pair;
        var changed = new DoseSchedule(A.OrderId, [.. one.Versions, later], one.Pauses, one.Zone);
        var until = later.EffectiveFrom < one.To ? later.EffectiveFrom : one.To;

        Assert.Equal(one.Schedule.Between(one.From, until), changed.Between(one.From, until));
    });

    [Fact]
    public void Each_dose_is_found_by_its_key_and_what_is_not_listed_is_not_found() => Seeded.Check(Cases, one =>
    {
        foreach (var dose in one.Schedule.Between(one.From, one.To).Take(20))
        {
            Assert.Equal(dose, one.Schedule.Find(dose.Nominal, dose.Ordinal));
            Assert.Null(one.Schedule.Find(dose.Nominal[..^1] + (dose.Nominal[^1] == '7' ? "6" : "7"), dose.Ordinal));
        }
    }, 100);

    [Fact]
    public void Nothing_is_listed_in_a_pause_before_the_start_or_after_the_end() => Seeded.Check(Cases, one =>
        Assert.All(one.Schedule.Between(one.From, one.To), dose =>
        {
            var version = one.Versions.LastOrDefault(version => version.EffectiveFrom <= dose.DueAt) ?? one.Versions[0];
            Assert.True(version.StartsAt <= dose.DueAt && !(version.EndsAt <= dose.DueAt));
            Assert.DoesNotContain(one.Pauses, pause => pause.From <= dose.DueAt && !(pause.Until <= dose.DueAt));
            Assert.True(version.Timing.Lists(dose, version.StartsAt));
        }));

    private sealed record Case(
        DateTimeZone Zone, IReadOnlyList<ScheduleVersion> Versions, IReadOnlyList<SchedulePause> Pauses, DateTime From, DateTime To, DateTime Cut)
    {
        public DoseSchedule Schedule => new(A.OrderId, Versions, Pauses, Zone);
    }
}
