using MedDispense.Domain.Doses;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class WithinAsNeededMaximumTests
{
    [Theory]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void The_doses_of_24_hours_and_this_one_stay_within_the_orders_maximum(long before, bool allowed) => Assert.Equal(
        allowed ? [] : ["as-needed-maximum"], Codes(AsNeeded() with { Taken = [A.Taken("2026-06-10T02:00", before)] }));

    [Theory]
    [InlineData("2026-06-09T08:00", true)]
    [InlineData("2026-06-09T08:01", false)]
    public void A_dose_counts_for_24_hours(string at, bool allowed) =>
        Assert.Equal(allowed, Codes(AsNeeded() with { Taken = [A.Taken(at, 5)] }).Count == 0);

    [Theory]
    // The day of the change is 23 or 25 hours long; the window is 24 real hours all the same.
    [InlineData("2027-03-13T08:59", "2027-03-14T09:59", true)]
    [InlineData("2027-03-13T09:00", "2027-03-14T09:59", false)]
    [InlineData("2027-11-06T10:00", "2027-11-07T09:00", true)]
    [InlineData("2027-11-06T10:01", "2027-11-07T09:00", false)]
    public void The_24_hours_are_real_time_when_the_clocks_change(string taken, string at, bool allowed) =>
        Assert.Equal(allowed, Codes(AsNeeded().HappenedAt(at) with { Taken = [A.Taken(taken, 5)] }).Count == 0);

    [Fact]
    public void Only_doses_of_this_order_count_against_its_maximum() =>
        Assert.Empty(Codes(AsNeeded() with { Taken = [A.Taken("2026-06-10T02:00", 6, order: Guid.CreateVersion7())] }));

    [Fact]
    public void It_says_how_much_there_was_and_when_the_next_is_possible()
    {
        var finding = Assert.Single(WithinAsNeededMaximum.Check(AsNeeded() with
        {
            Taken = [A.Taken("2026-06-10T02:00"), A.Taken("2026-06-09T12:30"), A.Taken("2026-06-09T20:00")],
        }));

        Assert.Equal(FindingTier.Stop, finding.Tier);
        Assert.Equal("6 films in the last 24 hours; the order allows 6 films.", finding.Fact.Replace('\u00A0', ' '));
        Assert.StartsWith("The next is possible 12:30.", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void More_at_once_than_the_order_allows_is_never_possible() => Assert.StartsWith("The order does not allow this much at once.",
        Assert.Single(WithinAsNeededMaximum.Check(AsNeeded() with { Amount = 7, Taken = [A.Taken("2026-06-10T02:00")] })).Next, StringComparison.Ordinal);

    [Theory]
    [InlineData("withdrawal", true)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    [InlineData(null, false)]
    public void It_is_given_for_something(string? indication, bool allowed) =>
        Assert.Equal(allowed ? [] : ["indication-missing"], Codes(AsNeeded() with { Indication = indication }));

    [Fact]
    public void A_listed_dose_has_neither_indication_nor_maximum() => Assert.Empty(Codes(
        A.Dose(A.Version(maximum: 2)) with { Indication = null, Taken = [A.Taken("2026-06-10T02:00", 99)] }));

    [Theory]
    [InlineData("2026-06-10T02:00", 5L, true)]
    // What was given after it counts as well: the late entry makes the window of that dose too full.
    [InlineData("2026-06-10T12:00", 5L, true)]
    [InlineData("2026-06-11T07:59", 5L, true)]
    [InlineData("2026-06-11T08:00", 5L, false)]
    [InlineData("2026-06-10T12:00", 4L, false)]
    public void A_late_entry_beyond_the_maximum_tells_what_happened_and_is_not_refused(string other, long amount, bool asks)
    {
        var finding = WithinAsNeededMaximum.Check(AsNeeded() with
        {
            Now = A.At("2026-06-11T09:00"),
            IsLateEntry = true,
            Taken = [A.Taken(other, amount)],
        }).SingleOrDefault();

        Assert.Equal(asks ? FindingTier.Reason : null, finding?.Tier);
    }

    [Theory]
    // Six films of 8 mg are the most: two of 8 mg and so many of 2 mg.
    [InlineData("buprenorphine and naloxone 2 mg/0.5 mg film", 16, true)]
    [InlineData("buprenorphine and naloxone 2 mg/0.5 mg film", 17, false)]
    [InlineData("buprenorphine and naloxone 12 mg/3 mg film", 2, true)]
    [InlineData("buprenorphine and naloxone 12 mg/3 mg film", 3, false)]
    // What cannot be compared counts as all that the order allows.
    [InlineData("methadone hydrochloride 10 mg tablet", 1, false)]
    public void A_dose_of_an_earlier_version_in_another_strength_counts_by_what_is_in_it(string title, long amount, bool allowed) =>
        Assert.Equal(allowed, Codes(AsNeeded() with { Taken = [A.Taken("2026-06-10T02:00", amount, A.Medicine(title))] }).Count == 0);

    private static DoseFacts AsNeeded() => A.Dose(A.Version("as needed", maximum: 6, indication: "withdrawal", gapMinutes: 0));

    private static List<string> Codes(DoseFacts facts) => [.. WithinAsNeededMaximum.Check(facts).Select(finding => finding.Code)];
}
