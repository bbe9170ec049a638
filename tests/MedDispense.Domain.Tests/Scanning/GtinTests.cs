using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class GtinTests
{
    [Theory]
    [InlineData("96385074", "00000096385074", GtinFormat.Gtin8)]
    [InlineData("036000291452", "00036000291452", GtinFormat.Gtin12)]
    [InlineData("5901234123457", "05901234123457", GtinFormat.Gtin13)]
    [InlineData(" 98765432109213 ", "98765432109213", GtinFormat.Gtin14)]
    public void A_number_of_any_length_becomes_fourteen_digits(string digits, string fourteen, GtinFormat format)
    {
        var gtin = Gtin.Read(digits);
        Assert.Equal(fourteen, gtin?.FourteenDigits);
        Assert.Equal(format, gtin?.Format);
    }

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("5901234123458")]
    [InlineData("590123412345x")]
    [InlineData("0123456789\u2070\u2070\u2070")]
    [InlineData("123456789")]
    public void Anything_else_is_no_GTIN(string digits) => Assert.Null(Gtin.Read(digits));

    [Theory]
    [InlineData("04252614", "00042100005264")]
    [InlineData("425261", "00042100005264")]
    [InlineData("0425261", "00042100005264")]
    [InlineData("04965802", "00049000006582")]
    [InlineData("05096893", "00050968000093")]
    [InlineData("01234565", "00012345000065")]
    public void UPC_E_becomes_the_number_it_stands_for(string digits, string fourteen) =>
        Assert.Equal(fourteen, UpcE.Read(digits)?.FourteenDigits);

    [Theory]
    [InlineData("04252613")]
    [InlineData("24252614")]
    [InlineData("12345")]
    [InlineData("0425261x")]
    public void A_wrong_UPC_E_is_not_read(string digits) => Assert.Null(UpcE.Read(digits));

    [Theory]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("1234567890128", true)]
    [InlineData("1234567890129", false)]
    [InlineData(" 23456789012345675", false)]
    public void The_check_digit_is_checked(string digits, bool isCorrect) =>
        Assert.Equal(isCorrect, GtinCheckDigit.IsCorrect(digits));
}
