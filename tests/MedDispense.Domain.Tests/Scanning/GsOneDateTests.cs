using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class GsOneDateTests
{
    [Theory]
    [InlineData(26, 2026, 2026)]
    [InlineData(76, 2026, 2076)]
    [InlineData(77, 2026, 1977)]
    [InlineData(99, 2026, 1999)]
    [InlineData(0, 2026, 2000)]
    [InlineData(10, 2060, 2110)]
    [InlineData(11, 2060, 2011)]
    [InlineData(0, 2099, 2100)]
    [InlineData(49, 2099, 2149)]
    [InlineData(50, 2099, 2050)]
    public void A_year_lies_between_49_years_back_and_50_ahead(int twoDigits, int currentYear, int fullYear) =>
        Assert.Equal(fullYear, GsOneDate.FullYear(twoDigits, currentYear));

    [Theory]
    [InlineData("260230")]
    [InlineData("261301")]
    [InlineData("260001")]
    [InlineData("26113")]
    [InlineData("26113x")]
    [InlineData("261100")]
    public void What_is_no_day_is_not_read(string text) =>
        Assert.Null(GsOneDate.ReadShort(text, 2026, dayMayBeOpen: false));

    [Theory]
    [InlineData("24")]
    [InlineData("2360")]
    [InlineData("235960")]
    [InlineData("1")]
    public void What_is_no_time_is_not_read(string text) => Assert.Null(GsOneDate.ReadTime(text));
}
