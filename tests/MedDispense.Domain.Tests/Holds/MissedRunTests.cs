using MedDispense.Domain.Holds;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.Tests.Holds;

public sealed class MissedRunTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    private static readonly Func<DateOnly, bool> NeverClosed = _ => false;

    [Theory]
    [InlineData("2026-06-09T08:05", "")]
    [InlineData("2026-06-09T23:59", "")]
    [InlineData("2026-06-08T08:05", "9")]
    [InlineData("2026-06-06T20:00", "7 8 9")]
    [InlineData("2026-06-10T02:00", "")]
    public void Days_count_from_the_one_after_the_last_dose_to_the_one_before_this(string last, string days) =>
        Assert.Equal(days, Days(A.Order(), A.At(last)));

    [Fact]
    public void Without_any_dose_they_count_from_the_day_on_which_the_order_was_signed() =>
        Assert.Equal("1 2 3 4 5 6 7 8 9", Days(A.Order(), null));

    [Fact]
    public void What_was_missed_before_the_order_was_signed_does_not_count() =>
        Assert.Equal("1 2 3 4 5 6 7 8 9", Days(A.Order([A.Version(starts: "2026-05-01T00:00", from: "2026-05-01T00:00")]), A.At("2026-05-02T08:00")));

    [Theory]
    [InlineData("every 2 days from 2026-06-01 08:00", "2026-06-05T08:00", "7 9")]
    [InlineData("every 2 days from 2026-06-02 08:00", "2026-06-05T08:00", "6 8")]
    [InlineData("weekly Mon Thu 08:00", "2026-06-03T08:00", "4 8")]
    public void A_day_on_which_nothing_is_listed_neither_counts_nor_ends_the_run(string timing, string last, string days) =>
        Assert.Equal(days, Days(A.Order([A.Version(timing)]), A.At(last)));

    [Fact]
    public void A_closed_day_does_not_count() =>
        Assert.Equal("7 9", Text(MissedRun.Before(A.Order(), Today, A.At("2026-06-06T08:00"), day => day.Day == 8, A.Zone)));

    [Fact]
    public void A_paused_day_does_not_count()
    {
        var order = A.Order(null, A.Step(OrderStepKind.Paused, "2026-06-07T00:00"), A.Step(OrderStepKind.Resumed, "2026-06-09T00:00"));

        Assert.Equal("6 9", Days(order, A.At("2026-06-05T08:00")));
    }

    [Fact]
    public void An_order_as_needed_misses_nothing() =>
        Assert.Equal("", Days(A.Order([A.Version("as needed", maximum: 4, indication: "Pain")]), null));

    [Fact]
    public void A_prescriber_knew_of_it_once_the_last_missed_dose_was_due()
    {
        var run = MissedRun.Before(A.Order(), Today, A.At("2026-06-06T08:00"), NeverClosed, A.Zone)!;

        Assert.Equal(A.At("2026-06-09T08:00"), run.LastDueAt);
        Assert.False(run.WasKnownAt(A.At("2026-06-09T07:59")));
        Assert.True(run.WasKnownAt(A.At("2026-06-09T08:00")));
    }

    [Fact]
    public void Nobody_looks_further_back_than_a_month()
    {
        var order = new OrderHistory(new()
        {
            FacilityId = A.FacilityId,
            Id = A.OrderId,
            Number = 7,
            ClientId = Guid.CreateVersion7(),
            CreatedAt = A.At("2026-01-01T00:00"),
        }, [A.Version(starts: "2026-01-01T00:00", from: "2026-01-01T00:00")], []);

        var run = MissedRun.Before(order, Today, null, NeverClosed, A.Zone)!;

        Assert.Equal(MissedRun.LongestDays, run.Days.Count);
        Assert.Equal("31 days or more", run.Say());
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, MissedDoseStep.LookFirst)]
    [InlineData(3, MissedDoseStep.AskPrescriber)]
    [InlineData(4, MissedDoseStep.AskPrescriber)]
    [InlineData(5, MissedDoseStep.BeginAnew)]
    [InlineData(20, MissedDoseStep.BeginAnew)]
    public void Methadone_goes_by_days_in_a_row(int days, MissedDoseStep? step) => Assert.Equal(step, Asked("methadone hydrochloride 10 mg tablet", days)?.Step);

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, MissedDoseStep.AskPrescriber)]
    [InlineData(30, MissedDoseStep.AskPrescriber)]
    public void A_medicine_without_rows_asks_from_the_third_day_on(int days, MissedDoseStep? step) =>
        Assert.Equal(step, Asked("sertraline 50 mg tablet", days)?.Step);

    [Fact]
    public void A_medicine_without_rows_asks_at_once_where_doses_lie_a_week_apart()
    {
        var order = A.Order([A.Version("every 7 days from 2026-06-02 08:00")]);
        var run = MissedRun.Before(order, Today, null, NeverClosed, A.Zone)!;

        Assert.Equal(MissedDoseStep.AskPrescriber, run.Asks(MissedDosePolicies.Default, A.Medicine("sertraline 50 mg tablet"), order, A.Now)?.Step);
    }

    [Theory]
    [InlineData("2026-06-08T08:01", null)]
    [InlineData("2026-06-08T08:00", MissedDoseStep.BeginAnew)]
    [InlineData("2026-06-05T08:00", MissedDoseStep.BeginAnew)]
    public void Hours_since_the_last_dose_count_for_clozapine(string last, MissedDoseStep? step)
    {
        var run = MissedRun.Before(A.Order(), Today, A.At(last), NeverClosed, A.Zone)!;
        MissedDosePolicies policies = new(new Dictionary<string, MissedDosePolicy> { ["sertraline"] = MissedDosePolicies.Own["clozapine"] }, 3);

        Assert.Equal(step, run.Asks(policies, A.Medicine("sertraline 50 mg tablet"), A.Order(), A.Now)?.Step);
    }

    private static MissedDoseRow? Asked(string medicine, int days)
    {
        var run = new MissedRun([.. Enumerable.Range(0, days).Select(day => Today.AddDays(day - days))], A.Now, null);
        return run.Asks(MissedDosePolicies.Default, A.Medicine(medicine), A.Order(), A.Now);
    }

    private static string Days(OrderHistory order, DateTime? last) => Text(MissedRun.Before(order, Today, last, NeverClosed, A.Zone));

    private static string Text(MissedRun? run) => string.Join(' ', run?.Days.Select(day => day.Day) ?? []);
}
