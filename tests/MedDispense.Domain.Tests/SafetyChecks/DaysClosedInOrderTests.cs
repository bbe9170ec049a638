using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class DaysClosedInOrderTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);
    private static readonly DateOnly Founded = new(2026, 5, 1);

    [Theory]
    [InlineData(0, -1)]
    [InlineData(-1, -2)]
    [InlineData(0, null)]
    [InlineData(-5, null)]
    public void The_next_day_and_the_very_first_can_be_closed(int day, int? lastClosed) =>
        Assert.Empty(Check(day, lastClosed));

    [Theory]
    [InlineData(1, 0, false, null, "day-in-the-future")]
    [InlineData(0, 0, true, null, "day-closed-already")]
    [InlineData(-3, -2, false, null, "day-left-out")]
    [InlineData(0, -2, false, null, "days-left-out-without-reason")]
    [InlineData(0, -2, false, "  ", "days-left-out-without-reason")]
    [InlineData(0, -40, false, null, "days-left-out-without-reason")]
    [InlineData(-41, null, false, null, "day-before-the-house")]
    public void A_day_out_of_order_is_refused_with_the_fact(int day, int? lastClosed, bool isClosed, string? reason, string code) =>
        Assert.Equal(code, Assert.Single(Check(day, lastClosed, isClosed, reason)).Code);

    [Fact]
    public void Days_may_be_left_out_with_a_reason() =>
        Assert.Empty(Check(0, -3, reason: "The house was snowed in."));

    [Fact]
    public void The_days_that_are_left_out_are_named()
    {
        Assert.Contains("8 Jun 2026, 9 Jun 2026", Assert.Single(Check(0, -3)).Fact, StringComparison.Ordinal);
        Assert.Contains("39 days", Assert.Single(Check(0, -40)).Fact, StringComparison.Ordinal);
    }

    private static List<Finding> Check(int day, int? lastClosed, bool isClosed = false, string? reason = null) =>
        [.. DaysClosedInOrder.Check(
            Today.AddDays(day), Today, Founded, lastClosed is { } last ? Today.AddDays(last) : null, isClosed, reason)];
}
