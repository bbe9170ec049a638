using System.Globalization;
using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>Vectors of our own, for a clone without the reference material.</summary>
public sealed class GsOneElementStringTests
{
    private const int Year = 2026;

    [Fact]
    public void A_pack_code_gives_its_elements_in_order()
    {
        var message = Read("010030121101830410AB12\u001D1726113021S-9");
        Assert.Equal(["01", "10", "17", "21"], message.Elements.Select(element => element.Code));
        Assert.Equal("AB12", message.Value("10"));
        Assert.Equal(new DateOnly(2026, 11, 30), message.Find("17")?.Date);
        Assert.Equal("S-9", message.Value("21"));
    }

    [Theory]
    [InlineData("\u001D0112345678901231")]
    [InlineData("0112345678901231\u001D")]
    [InlineData("0112345678901231\u001D\u001D10A")]
    public void A_separator_too_many_is_forgiven(string text) => Assert.Equal("12345678901231", Read(text).Value("01"));

    [Theory]
    [InlineData("", GsOneFaultKind.Empty)]
    [InlineData("\u001D", GsOneFaultKind.Empty)]
    [InlineData("891234", GsOneFaultKind.UnknownIdentifier)]
    [InlineData("01123456789012312", GsOneFaultKind.UnknownIdentifier)]
    [InlineData("10", GsOneFaultKind.ValueMissing)]
    [InlineData("011234567890123", GsOneFaultKind.TooShort)]
    [InlineData("700721122521", GsOneFaultKind.TooShort)]
    [InlineData("2421234567", GsOneFaultKind.TooLong)]
    [InlineData("011234567890123A", GsOneFaultKind.NotDigits)]
    [InlineData("10A~B", GsOneFaultKind.WrongCharacter)]
    [InlineData("0112345678901234", GsOneFaultKind.WrongCheckDigit)]
    [InlineData("17261301", GsOneFaultKind.NoSuchDate)]
    [InlineData("17260229", GsOneFaultKind.NoSuchDate)]
    [InlineData("43262601011", GsOneFaultKind.TooLong)]
    [InlineData("43242601012400", GsOneFaultKind.NoSuchTime)]
    [InlineData("43212", GsOneFaultKind.NotAllowedValue)]
    public void A_damaged_code_names_its_fault(string text, GsOneFaultKind fault) =>
        Assert.Equal(fault, Assert.IsType<GsOneFault>(GsOneElementString.Read(text, Year)).Kind);

    [Theory]
    [InlineData("17280200", "2028-02-29")]
    [InlineData("17270200", "2027-02-28")]
    [InlineData("17261200", "2026-12-31")]
    public void Day_00_is_the_last_day_of_the_month(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Read(text).Find("17")?.Date);

    [Theory]
    [InlineData("3103000123", "0.123")]
    [InlineData("3150123456", "123456")]
    [InlineData("3335023456", "0.23456")]
    [InlineData("391297812301", "123.01")]
    [InlineData("39410055", "5.5")]
    public void Measures_and_amounts_have_their_point(string text, string number) =>
        Assert.Equal(number, Read(text).Elements[0].DecimalText);

    [Theory]
    [InlineData("43242601029999", null)]
    [InlineData("43242601021430", "14:30")]
    [InlineData("8008260102141516", "14:15:16")]
    [InlineData("800826010214", "14:00")]
    public void Times_stand_behind_the_date(string text, string? time)
    {
        var element = Read(text).Elements[0];
        Assert.Equal(new DateOnly(2026, 1, 2), element.Date);
        Assert.Equal(time is null ? null : TimeOnly.Parse(time, CultureInfo.InvariantCulture), element.Time);
    }

    [Fact]
    public void A_message_is_written_back_with_the_separators_it_needs_and_no_others()
    {
        const string Text = "010030121101830410AB12\u001D17261130";
        Assert.Equal(Text, Read(Text + "\u001D").ToElementString());
    }

    private static GsOneMessage Read(string text) => Assert.IsType<GsOneMessage>(GsOneElementString.Read(text, Year));
}
