using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData(".5", "0.5")]
    [InlineData("0.25", "0.25")]
    [InlineData("10", "10")]
    [InlineData("10.00", "10")]
    [InlineData("1,000", "1,000")]
    [InlineData("1,234,567.890", "1,234,567.89")]
    [InlineData(" 7 ", "7")]
    [InlineData("0", "0")]
    [InlineData("0.000060", "0.00006")]
    [InlineData("31250000000", "31,250,000,000")]
    public void A_number_is_read_and_written_as_a_ward_writes_it(string text, string expected)
    {
        Assert.True(ExactNumber.TryParse(text, out var number, out _));
        Assert.Equal(expected, number.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("10.")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    [InlineData("1,00")]
    [InlineData("0,500")]
    [InlineData(",500")]
    [InlineData("1,0000")]
    [InlineData("1.5,000")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("1 000")]
    [InlineData("9999999999999999999999")]
    [InlineData("0.0000000000000000000001")]
    public void What_is_no_plain_number_is_refused_with_a_reason(string? text)
    {
        Assert.False(ExactNumber.TryParse(text, out var number, out var why));
        Assert.True(number.IsZero);
        Assert.EndsWith(".", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_length_does_not_flood_the_reason()
    {
        Assert.False(ExactNumber.TryParse(new string('9', 1_000_000), out _, out var why));
        Assert.InRange(why.Length, 1, 200);
    }

    [Fact]
    public void What_no_decimal_can_say_is_a_fraction()
    {
        Assert.Equal("1/3", new ExactNumber(1, 3).ToString());
        Assert.Equal("2 2/3", new ExactNumber(8, 3).ToString());
        Assert.Equal("0", default(ExactNumber).ToString());
    }

    [Fact]
    public void Writing_does_not_depend_on_the_machines_language()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("1,234.5", new ExactNumber(12_345, 10).ToString());
            Assert.True(ExactNumber.TryParse("1.5", out var number, out _));
            Assert.Equal(new ExactNumber(3, 2), number);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Arithmetic_is_exact_and_overflow_is_never_silent()
    {
        Assert.Equal(new ExactNumber(3, 10), new ExactNumber(1, 10) + new ExactNumber(2, 10));
        Assert.Equal(ExactNumber.One, new ExactNumber(1, 3) * new ExactNumber(3));
        Assert.Equal(new ExactNumber(17, 2), new ExactNumber(85) / new ExactNumber(10));
        Assert.Throws<OverflowException>(() => new ExactNumber(long.MaxValue) * new ExactNumber(2));
        Assert.Throws<OverflowException>(() => new ExactNumber(long.MaxValue) + ExactNumber.One);
        Assert.Throws<DivideByZeroException>(() => ExactNumber.One / ExactNumber.Zero);
        Assert.False(ExactNumber.TryMultiply(new(long.MaxValue), new(long.MaxValue), out _));
        Assert.False(ExactNumber.TryDivide(ExactNumber.One, ExactNumber.Zero, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactNumber(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactNumber(1, 0));
    }

    [Fact]
    public void Parts_are_counted_only_when_they_are_whole()
    {
        Assert.True(new ExactNumber(17, 2).TryCountParts(100, out var hundredths));
        Assert.Equal(850, hundredths);
        Assert.False(new ExactNumber(1, 3).TryCountParts(100, out _));
        Assert.False(new ExactNumber(long.MaxValue).TryCountParts(100, out _));
    }

    [Fact]
    public void Whatever_decimal_is_written_is_read_back_the_same()
    {
        var thousandths = Gen.Choose(0, int.MaxValue).ToArbitrary();
        Prop.ForAll(thousandths, n =>
        {
            var number = new ExactNumber(n, 1_000);
            return ExactNumber.TryParse(number.ToString(), out var back, out _) && back == number;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Order_agrees_with_cross_multiplication()
    {
        var pairs = Gen.Choose(1, 1_000_000).Four().ToArbitrary();
        Prop.ForAll(pairs, four =>
        {
            var (a, b, c, d) = four;
            var expected = ((long)a * d).CompareTo((long)c * b);
            return Math.Sign(new ExactNumber(a, b).CompareTo(new ExactNumber(c, d))) == Math.Sign(expected);
        }).QuickCheckThrowOnFailure();
    }
}
