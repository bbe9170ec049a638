using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class WithinTimeTests
{
    [Theory]
    [InlineData("2026-06-10T03:59", "too-early")]
    [InlineData("2026-06-10T04:00", "early")]
    [InlineData("2026-06-10T06:59", "early")]
    [InlineData("2026-06-10T07:00", null)]
    [InlineData("2026-06-10T08:00", null)]
    [InlineData("2026-06-10T09:00", null)]
    [InlineData("2026-06-10T09:01", "late")]
    [InlineData("2026-06-10T23:59", "late")]
    [InlineData("2026-06-11T00:00", "day-is-over")]
    [InlineData("2026-06-12T08:00", "day-is-over")]
    [InlineData("2026-06-09T08:00", "too-early")]
    public void A_dose_has_its_hour_before_and_after_and_reasons_beyond(string at, string? code) =>
        Assert.Equal(code, Code(A.Dose().HappenedAt(at)));

    [Theory]
    [InlineData("2026-06-10T23:40", null)]
    [InlineData("2026-06-11T00:20", null)]
    [InlineData("2026-06-11T00:30", null)]
    [InlineData("2026-06-11T00:31", "day-is-over")]
    [InlineData("2026-06-10T22:29", "early")]
    public void A_dose_of_the_late_evening_has_its_hour_over_midnight_too(string at, string? code) =>
        Assert.Equal(code, Code(A.Dose(A.Version("daily 23:30")).HappenedAt(at) with { Occurrence = A.Occurrence("2026-06-10T23:30") }));

    [Theory]
    [InlineData("2026-06-09T23:30", null)]
    [InlineData("2026-06-09T22:00", "early")]
    [InlineData("2026-06-09T20:30", "early")]
    [InlineData("2026-06-09T20:29", "too-early")]
    public void A_dose_of_the_small_hours_can_be_early_the_evening_before(string at, string? code) =>
        Assert.Equal(code, Code(A.Dose(A.Version("daily 00:30")).HappenedAt(at) with { Occurrence = A.Occurrence("2026-06-10T00:30") }));

    [Theory]
    [InlineData("2026-06-10T06:45", "early", "1 h 15 min early.", "Due 08:00. Time allowed: 60 min before.")]
    [InlineData("2026-06-10T10:40", "late", "2 h 40 min late.", "Due 08:00. Time allowed: 60 min after.")]
    public void How_early_or_late_is_said(string at, string code, string what, string fact)
    {
        var finding = Assert.Single(WithinTime.Check(A.Dose().HappenedAt(at)));

        Assert.Equal((FindingTier.Reason, code, what, fact), (finding.Tier, finding.Code, finding.What, finding.Fact));
    }

    [Fact]
    public void Far_too_early_is_a_stop_that_says_when()
    {
        var finding = Assert.Single(WithinTime.Check(A.Dose().HappenedAt("2026-06-10T02:00")));

        Assert.Equal((FindingTier.Stop, "Due 08:00. That is in 6 h."), (finding.Tier, finding.Fact));
    }

    [Theory]
    [InlineData("2026-06-10T07:30", null)]
    [InlineData("2026-06-10T07:29", "early")]
    [InlineData("2026-06-10T07:14", "too-early")]
    [InlineData("2026-06-10T10:00", null)]
    [InlineData("2026-06-10T10:01", "late")]
    public void A_house_may_allow_less_or_more(string at, string? code) => Assert.Equal(code, Code(A.Dose().HappenedAt(at) with
    {
        Limits = new FacilityLimits { DoseEarlyMinutes = 30, DoseLateMinutes = 120, DoseEarliestMinutes = 45 },
    }));

    [Fact]
    public void An_as_needed_dose_has_no_time() =>
        Assert.Empty(WithinTime.Check(A.Dose(A.Version("as needed", indication: "withdrawal")).HappenedAt("2026-06-10T03:00")));

    [Theory]
    // The clocks skip from two to three: a quarter past three is 75 minutes after 01:00, not 135.
    [InlineData("daily 01:00", "2027-03-14T01:00", "2027-03-14T03:00", null)]
    [InlineData("daily 01:00", "2027-03-14T01:00", "2027-03-14T03:15", "late")]
    // 02:30 does not exist and falls at 03:30.
    [InlineData("daily 02:30", "2027-03-14T02:30", "2027-03-14T04:30", null)]
    [InlineData("daily 02:30", "2027-03-14T02:30", "2027-03-14T01:45", null)]
    [InlineData("daily 02:30", "2027-03-14T02:30", "2027-03-14T04:31", "late")]
    // One to two comes twice: 02:00 is two hours after the first 01:00.
    [InlineData("daily 01:00", "2027-11-07T01:00", "2027-11-07T01:59", null)]
    [InlineData("daily 01:00", "2027-11-07T01:00", "2027-11-07T02:00", "late")]
    public void Time_that_passes_is_real_time_when_the_clocks_change(string timing, string nominal, string at, string? code) =>
        Assert.Equal(code, Code(A.Dose(A.Version(timing)).HappenedAt(at) with { Occurrence = A.Occurrence(nominal) }));

    [Theory]
    [InlineData("2026-06-10T08:20", null)]
    [InlineData("2026-06-10T10:20", "late")]
    public void A_late_entry_is_held_against_the_moment_of_the_dose_not_of_the_writing(string happened, string? code) => Assert.Equal(code,
        Code(A.Dose() with { Now = A.At("2026-06-11T09:00"), HappenedAt = A.At(happened), IsLateEntry = true }));

    private static string? Code(DoseFacts facts) => WithinTime.Check(facts).SingleOrDefault()?.Code;
}
