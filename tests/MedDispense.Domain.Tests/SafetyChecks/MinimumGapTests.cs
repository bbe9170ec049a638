using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class MinimumGapTests
{
    private const string OtherFilms = "buprenorphine and naloxone 2 mg/0.5 mg film";

    [Theory]
    [InlineData("2026-06-10T00:00", false)]
    [InlineData("2026-06-09T20:00", false)]
    [InlineData("2026-06-10T00:01", true)]
    [InlineData("2026-06-10T07:59", true)]
    public void Two_doses_are_at_least_the_gap_apart(string last, bool tooClose) => Assert.Equal(tooClose ? ["minimum-gap"] : [],
        MinimumGap.Check(A.Dose() with { Taken = [A.Taken(last)] }).Select(finding => finding.Code));

    [Theory]
    [InlineData(OtherFilms, true)]
    [InlineData("buprenorphine 8 mg tablet", true)]
    [InlineData("methadone hydrochloride 10 mg tablet", false)]
    // Naloxone is in the films too.
    [InlineData("naloxone hydrochloride 4 mg nasal spray", true)]
    public void The_gap_is_between_doses_of_one_ingredient_under_whatever_order(string title, bool tooClose)
    {
        var taken = A.Taken("2026-06-10T05:00", amount: 1, medicine: A.Medicine(title), order: Guid.CreateVersion7());

        Assert.Equal(tooClose, MinimumGap.Check(A.Dose() with { Taken = [taken] }).Any());
        Assert.Equal(tooClose, MinimumGap.Check(A.Dose() with { Taken = [taken with { OrderId = null }] }).Any());
    }

    [Fact]
    public void The_nearest_dose_is_named_with_who_gave_it_and_when_the_next_may_be()
    {
        var finding = Assert.Single(MinimumGap.Check(A.Dose() with
        {
            Taken = [A.Taken("2026-06-10T01:00"), A.Taken("2026-06-10T03:30"), A.Taken("2026-06-09T08:00")],
        }));

        Assert.Equal(FindingTier.Stop, finding.Tier);
        Assert.EndsWith("2 films, 03:30 by Tom Okafor. At least 8 h must pass.", finding.Fact.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.StartsWith("Not before 11:30.", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_without_a_gap_asks_for_none() =>
        Assert.Empty(MinimumGap.Check(A.Dose(A.Version(gapMinutes: 0)) with { Taken = [A.Taken("2026-06-10T08:00")] }));

    [Fact]
    public void The_interval_of_an_as_needed_order_is_its_gap() => Assert.Equal("as-needed-interval", Assert.Single(
        MinimumGap.Check(A.Dose(A.Version("as needed", gapMinutes: 240, indication: "pain")) with { Taken = [A.Taken("2026-06-10T04:01")] })).Code);

    [Theory]
    [InlineData("2026-06-10T04:01", FindingTier.Reason)]
    [InlineData("2026-06-10T11:59", FindingTier.Reason)]
    [InlineData("2026-06-10T16:00", null)]
    [InlineData("2026-06-10T00:00", null)]
    public void A_late_entry_too_close_to_a_dose_before_or_after_tells_what_happened_and_is_not_refused(string other, FindingTier? tier)
    {
        var facts = A.Dose() with { Now = A.At("2026-06-10T22:00"), IsLateEntry = true, Taken = [A.Taken(other)] };

        Assert.Equal(tier, MinimumGap.Check(facts).SingleOrDefault()?.Tier);
    }

    [Theory]
    // As worked out in the shared cases: the interval counts real time.
    [InlineData("2027-03-14T00:30", 240, "2027-03-14T05:29", true)]
    [InlineData("2027-03-14T00:30", 240, "2027-03-14T05:30", false)]
    [InlineData("2027-11-07T00:30", 240, "2027-11-07T03:29", true)]
    [InlineData("2027-11-07T00:30", 240, "2027-11-07T03:30", false)]
    public void The_gap_is_real_time_when_the_clocks_change(string last, int gap, string at, bool tooClose)
    {
        var facts = A.Dose(A.Version("as needed", gapMinutes: gap, indication: "pain")).HappenedAt(at) with { Taken = [A.Taken(last)] };

        Assert.Equal(tooClose, MinimumGap.Check(facts).Any());
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(240, false)]
    public void The_same_time_on_the_clock_an_hour_later_is_an_hour_later(int gap, bool allowed)
    {
        var first = new DateTime(2027, 11, 7, 5, 45, 0, DateTimeKind.Utc);
        var facts = A.Dose(A.Version("as needed", gapMinutes: gap, indication: "pain")) with
        {
            Now = first.AddHours(1),
            HappenedAt = first.AddHours(1),
            Taken = [A.Taken("2026-06-10T08:00") with { At = first }],
        };

        Assert.Equal(allowed, !MinimumGap.Check(facts).Any());
    }
}
