using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.Staff;

public sealed class PinRulesTests
{
    [Theory]
    [InlineData("4826")]
    [InlineData("7093")]
    [InlineData("58391")]
    [InlineData("739405")]
    [InlineData("83920571")]
    public void A_pin_that_nobody_tries_first_is_taken(string pin) => Assert.Null(PinRules.WhyNot(pin));

    [Theory]
    [InlineData("")]
    [InlineData("482")]
    [InlineData("482648264")]
    [InlineData("48a6")]
    [InlineData("48 6")]
    [InlineData("-482")]
    [InlineData("٤٨٢٦")]
    public void Anything_but_four_to_eight_digits_is_refused(string pin)
    {
        Assert.NotNull(PinRules.WhyNot(pin));
        Assert.False(PinRules.HasForm(pin));
    }

    [Theory]
    [InlineData("1111")]
    [InlineData("1122")]
    [InlineData("00000000")]
    [InlineData("1234")]
    [InlineData("4321")]
    [InlineData("7890")]
    [InlineData("2109")]
    [InlineData("123456")]
    [InlineData("275275")]
    public void A_pin_with_a_pattern_is_refused(string pin) => Assert.NotNull(PinRules.WhyNot(pin));

    [Theory]
    [InlineData("1990")]
    [InlineData("2026")]
    [InlineData("2412")]
    [InlineData("1224")]
    [InlineData("240790")]
    [InlineData("072490")]
    [InlineData("900724")]
    [InlineData("24071990")]
    [InlineData("07241990")]
    [InlineData("19900724")]
    public void A_pin_that_looks_like_a_birthday_is_refused(string pin) =>
        Assert.Contains("date", PinRules.WhyNot(pin), StringComparison.Ordinal);
}
