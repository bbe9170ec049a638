using FsCheck.Fluent;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Tests.Schedules;

public sealed class StepsByPercentTests
{
    [Theory]
    [InlineData(40, 0, 25, true, 1, "40 30 20 10")]
    [InlineData(40, 0, 25, false, 1, "40 30 22 16 12 9 7 5 4 3 2 1")]
    [InlineData(40, 20, 10, true, 5, "40 35 30 25 20+")]
    [InlineData(10, 20, 50, true, 5, "10 15 20+")]
    [InlineData(5, 7, 1, false, 1, "5 6 7+")]
    [InlineData(40, 0, 100, true, 1, "40")]
    public void Amounts_are_those_that_can_be_picked_up(int start, int target, int percent, bool ofStart, int smallest, string amounts)
    {
        Assert.True(StepsByPercent.TryWrite(Plan(start, target, percent, ofStart, smallest), out var steps, out var why), why);

        Assert.Equal(amounts, string.Join(' ', steps.List.Select(step => $"{step.Plan.Doses[0].Amount}{(step.Days is null ? "+" : "")}")));
        Assert.Equal(steps, DoseTiming.Of(steps.Text));
        Assert.DoesNotContain("%", steps.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, 40, 10, 1, "the same")]
    [InlineData(41, 0, 10, 2, "picked up")]
    [InlineData(40, 0, 0, 1, "percent")]
    [InlineData(40, 0, 101, 1, "percent")]
    [InlineData(0, 10, 10, 1, "picked up")]
    [InlineData(1000, 0, 1, 1, "steps")]
    public void What_makes_no_list_says_why(int start, int target, int percent, int smallest, string why)
    {
        Assert.False(StepsByPercent.TryWrite(Plan(start, target, percent, true, smallest), out var steps, out var said));
        Assert.Null(steps);
        Assert.Contains(why, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_list_goes_one_way_only_in_whole_smallest_amounts() => Seeded.Check(
        Gen.Choose(1, 400).Zip(Gen.Choose(0, 400)).Zip(Gen.Choose(1, 100)).Zip(Gen.Elements(true, false)),
        one =>
        {
            var (((start, target), percent), ofStart) = one;
            if (!StepsByPercent.TryWrite(Plan(start, target, percent, ofStart, 1), out var steps, out var why))
            {
                Assert.EndsWith(".", why, StringComparison.Ordinal);
                return;
            }

            var amounts = steps.List.Select(step => step.Plan.Doses[0].Amount!.Value).ToList(); // Steps have amounts.
            Assert.Equal(new ExactNumber(start), amounts[0]);
            Assert.All(amounts, amount => Assert.True(amount.IsWhole && !amount.IsZero));
            Assert.All(amounts.Zip(amounts.Skip(1)), pair => Assert.True(target < start ? pair.Second < pair.First : pair.Second > pair.First));
            if (target > 0)
                Assert.Equal(new ExactNumber(target), amounts[^1]);
        });

    private static PercentPlan Plan(int start, int target, int percent, bool ofStart, int smallest) =>
        new(new(2027, 3, 2), [new(8, 0)], new(start), new(target), percent, ofStart, 7, new(smallest), "mg");
}
