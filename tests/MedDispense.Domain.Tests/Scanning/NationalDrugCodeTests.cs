using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class NationalDrugCodeTests
{
    [Fact]
    public void Ten_digits_without_hyphens_are_three_candidates() => Assert.Equal(
        ["0093-5419-19", "00935-419-19", "00935-4191-9"],
        NationalDrugCodeText.Candidates("0093541919").Select(code => code.Text));

    [Theory]
    [InlineData("0093-5419-19", "00093541919", "000093541919")]
    [InlineData("62135-767-47", "62135076747", "062135076747")]
    [InlineData("68071-2899-6", "68071289906", "068071289906")]
    [InlineData("68071-2899-06", "68071289906", "068071289906")]
    [InlineData("68071289906", "68071289906", "068071289906")]
    [InlineData("068071-2899-06", "68071289906", "068071289906")]
    [InlineData("123456-1234-12", null, "123456123412")]
    public void One_code_has_one_form_to_compare_with(string text, string? eleven, string twelve)
    {
        var code = Assert.Single(NationalDrugCodeText.Candidates(text));
        Assert.Equal(eleven, code.ElevenDigits);
        Assert.Equal(twelve, code.TwelveDigits);
    }

    [Theory]
    [InlineData("0093541919")]
    [InlineData("a000406052201")]
    [InlineData("1234-567-89")]
    [InlineData("12-34")]
    [InlineData("--")]
    [InlineData("")]
    public void Eleven_digits_are_never_guessed(string text) => Assert.Null(NationalDrugCodeText.ElevenDigits(text));

    [Theory]
    [InlineData("50362135767476", "6213576747")]
    [InlineData("360505314034", "6050531403")]
    [InlineData("5901234123457", null)]
    public void A_GTIN_holds_ten_digits_or_none(string digits, string? ten) =>
        Assert.Equal(ten, NationalDrugCodeText.TenDigitsIn(Gtin.Read(digits)!)); // the numbers above are sound

    [Theory]
    [InlineData("0093-5419-19", true)]
    [InlineData("62135-767-47", true)]
    [InlineData("68071-2899-6", true)]
    [InlineData("68071-2899-06", false)]
    [InlineData("68071-2899-*", false)]
    [InlineData("0093541919", false)]
    public void Three_shapes_have_ten_digits(string text, bool isTen) =>
        Assert.Equal(isTen, NationalDrugCodeText.IsTenDigitShape(text));

    [Theory]
    [InlineData("0093-5419-19", "4-4-2")]
    [InlineData("054868-5338-*3", "6-4-2")]
    [InlineData(" 123456-123-1 ", "6-3-1")]
    [InlineData("1234-567-89", null)]
    [InlineData("12345-6789", null)]
    [InlineData("12345-6789-01-2", null)]
    [InlineData("12345-67a9-01", null)]
    [InlineData("12345678901", null)]
    public void A_shape_is_one_that_codes_have(string text, string? shape) =>
        Assert.Equal(shape, NationalDrugCodeText.Shape(text));

    [Fact]
    public void Only_ten_digits_fit_into_a_UPC()
    {
        Assert.Equal("360505314034", NationalDrugCodeText.Read("60505-3140-3")?.TwelveDigitGtin);
        Assert.Null(NationalDrugCodeText.Read("60505-3140-03")?.TwelveDigitGtin);
    }
}
