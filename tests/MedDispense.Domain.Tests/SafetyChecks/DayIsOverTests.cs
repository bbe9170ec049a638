using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class DayIsOverTests
{
    private static readonly DateOnly Day = new(2026, 6, 10);

    [Theory]
    [InlineData(10, 17, 59, false, true)]
    [InlineData(10, 17, 59, true, false)]
    [InlineData(10, 18, 0, false, false)]
    [InlineData(11, 0, 5, false, false)]
    public void A_day_is_closed_in_the_evening_or_later_or_when_it_is_meant(int day, int hour, int minute, bool isMeant, bool isRefused)
    {
        var findings = DayIsOver.Check(Day, new DateTime(2026, 6, day, hour, minute, 0), isMeant).ToList();

        Assert.Equal(isRefused ? ["day-not-over"] : [], findings.Select(finding => finding.Code));
    }
}
