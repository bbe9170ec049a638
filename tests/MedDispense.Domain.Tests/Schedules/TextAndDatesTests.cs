using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;

namespace MedDispense.Domain.Tests.Schedules;

public sealed class TextAndDatesTests
{
    // A Tuesday, before the first dose of the day.
    private const string Starts = "2027-03-02T08:00";

    [Theory]
    [InlineData("08:00 20:00 for 7 days", "2027-03-09T08:00", null, null)]
    [InlineData("08:00 20:00 for 7 days", "2027-03-09T00:00", null, null)]
    [InlineData("08:00 20:00 for 7 days", null, 14, null)]
    [InlineData("08:00 20:00 for 7 days", null, 14, 7)]
    [InlineData("BID for 1 week", "2027-03-09T08:00", 14, 7)]
    [InlineData("08:00 until 10 Mar 2027", "2027-03-11T00:00", 9, 9)]
    [InlineData("every 6 hours from 08:00 for 5 doses", "2027-03-03T09:00", 5, null)]
    [InlineData("Mon Wed Fri 09:00 for 2 weeks", null, 6, 14)]
    [InlineData("once now", null, 1, null)]
    [InlineData("Q4H PRN for 3 days", "2027-03-05T08:00", null, 3)]
    [InlineData("08:00 20:00", "2027-03-09T08:00", 14, null)]
    [InlineData("08:00 20:00", null, null, null)]
    public void Words_and_dates_that_say_the_same_leave_nothing_to_ask(string text, string? ends, int? doses, int? days) =>
        Assert.Empty(Check(text, ends, doses, days));

    [Theory]
    [InlineData("08:00 20:00 for 7 days", "2027-03-12T08:00", null, null, "text-and-dates-disagree", "for 7 days: 14 doses", "until 12 Mar 2027 08:00: 20 doses")]
    [InlineData("08:00 20:00 for 7 days", null, 10, null, "text-and-dates-disagree", "for 7 days: 14 doses", "10 doses: 10 doses")]
    [InlineData("08:00 20:00 for 7 days", null, null, 10, "text-and-dates-disagree", "14 doses", "10 days: 20 doses")]
    [InlineData("08:00 until 10 Mar 2027", "2027-03-10T00:00", null, null, "text-and-dates-disagree", "until 10 Mar 2027: 9 doses", "8 doses")]
    [InlineData("every 6 hours from 08:00 for 5 doses", "2027-03-04T08:00", null, null, "text-and-dates-disagree", "5 doses", "8 doses")]
    [InlineData("once now", null, 3, null, "text-and-dates-disagree", "once: 1 dose", "3 doses")]
    [InlineData("Q4H PRN for 3 days", null, null, 5, "text-and-dates-disagree", "3 days", "5 days")]
    [InlineData("08:00 from 5 Mar 2027", null, null, null, "text-and-start-disagree", "5 Mar 2027", "2 Mar 2027")]
    [InlineData("Mon 09:00 from 2 Mar 2027", null, null, null, "first-day-without-dose", "Tuesday", "Mondays")]
    [InlineData("Mon 09:00", "2027-03-05T00:00", null, null, "no-dose-between", "Mondays", "5 Mar 2027")]
    [InlineData("BIW", null, null, null, "timing-not-understood", "BIW", "BIW")]
    public void A_disagreement_names_both_sides_and_stops_the_order(string text, string? ends, int? doses, int? days, string code, string one, string other)
    {
        var finding = Assert.Single(Check(text, ends, doses, days));

        Assert.Equal((code, SafetyTier), (finding.Code, finding.Tier.ToString()));
        Assert.Contains(one, finding.Fact, StringComparison.Ordinal);
        Assert.Contains(other, finding.Fact, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Next);
    }

    [Theory]
    [InlineData("BID", "daily 08:00 20:00", true)]
    [InlineData("twice a day", "daily 08:00 14:00 20:00", false)]
    [InlineData("08:00 20:00", "daily 08:00 20:00", true)]
    [InlineData("08:00 20:00", "daily 08:00 21:00", false)]
    [InlineData("QOD", "every 2 days from 2027-03-02 08:00", true)]
    [InlineData("QOD", "daily 08:00", false)]
    [InlineData("every other day", "every 2 days from 2027-03-03 08:00", false)]
    [InlineData("PRN", "daily 08:00", false)]
    public void Words_without_times_leave_them_to_the_fields_and_how_often_to_nobody(string text, string timing, bool agrees) => Assert.Equal(
        agrees ? [] : ["text-and-times-disagree"],
        TextAndDates.Check(new EnteredTiming { Text = text, StartsAt = A.At(Starts), Timing = DoseTiming.Of(timing) }, Context).Select(finding => finding.Code));

    [Theory]
    [InlineData("2027-03-08T00:00", true)]
    [InlineData("2027-03-07T00:00", false)]
    [InlineData("2027-03-20T00:00", true)]
    public void Steps_that_the_end_cuts_off_are_asked_about(string ends, bool agrees)
    {
        var steps = DoseTiming.Of("steps in mg from 2027-03-02: 3d 08:00=20 / 3d 08:00=10");

        var findings = TextAndDates.Check(new EnteredTiming { StartsAt = A.At(Starts), EndsAt = A.At(ends), Timing = steps }, Context);

        Assert.Equal(agrees, findings.Count == 0);
        Assert.All(findings, finding => Assert.Contains("The steps end on 7 Mar 2027: 6 doses", finding.Fact, StringComparison.Ordinal));
    }

    private const string SafetyTier = "Stop";

    private static TimingContext Context => new(A.At(Starts), A.Zone, new StandardTimes());

    private static IReadOnlyList<Domain.SafetyChecks.Finding> Check(string text, string? ends, int? doses, int? days) => TextAndDates.Check(
        new EnteredTiming { Text = text, StartsAt = A.At(Starts), EndsAt = ends is null ? null : A.At(ends), Doses = doses, Days = days }, Context);
}
