using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class GsOneDigitalLinkTests
{
    [Theory]
    [InlineData("https://example.com/01/00300935419190")]
    [InlineData("HTTPS://EXAMPLE.COM/01/00300935419190/")]
    [InlineData("http://example.com/shop/01/x/01/00300935419190?linkType=all#top")]
    [InlineData("https://example.com/01/300935419190")]
    public void A_product_is_found_in_the_path(string address) =>
        Assert.Equal("00300935419190", Message(address).Value("01"));

    [Fact]
    public void Qualifiers_and_attributes_are_read_and_decoded()
    {
        var message = Message("https://example.com/01/00300935419190/10/A%2F1/21/S9?17=261130&foo=1&99=a%2Bb");
        Assert.Equal("A/1", message.Value("10"));
        Assert.Equal("S9", message.Value("21"));
        Assert.Equal(new DateOnly(2026, 11, 30), message.Find("17")?.Date);
        Assert.Equal("a+b", message.Value("99"));
    }

    [Theory]
    [InlineData("https://example.com", GsOneFaultKind.NoKeyInAddress)]
    [InlineData("https://example.com/about/us", GsOneFaultKind.NoKeyInAddress)]
    [InlineData("https://example.com/10/AB12", GsOneFaultKind.NoKeyInAddress)]
    [InlineData("https://", GsOneFaultKind.NoKeyInAddress)]
    [InlineData("ftp://example.com/01/00300935419190", GsOneFaultKind.NoKeyInAddress)]
    [InlineData("https://example.com/01/00300935419191", GsOneFaultKind.WrongCheckDigit)]
    [InlineData("https://example.com/01/00300935419190/21/S9/10/AB", GsOneFaultKind.AddressOutOfOrder)]
    [InlineData("https://example.com/01/00300935419190/235/T/10/AB", GsOneFaultKind.AddressOutOfOrder)]
    [InlineData("https://example.com/01/00300935419190?17=261131", GsOneFaultKind.NoSuchDate)]
    [InlineData("https://example.com/01/00300935419190?89=1", GsOneFaultKind.UnknownIdentifier)]
    [InlineData("https://example.com/01/00300935419190?21=S9", GsOneFaultKind.UnknownIdentifier)]
    [InlineData("https://example.com/01/00300935419190?17=261130&17=261129", GsOneFaultKind.RepeatedWithOtherValue)]
    [InlineData("https://example.com/01/00300935419190?10=", GsOneFaultKind.ValueMissing)]
    [InlineData("https://example.com/01/00300935419190/10/%00", GsOneFaultKind.WrongCharacter)]
    public void An_address_that_is_no_sound_link_names_its_fault(string address, GsOneFaultKind fault) =>
        Assert.Equal(fault, Assert.IsType<GsOneFault>(GsOneDigitalLink.Read(address, 2026)).Kind);

    private static GsOneMessage Message(string address) =>
        Assert.IsType<GsOneMessage>(GsOneDigitalLink.Read(address, currentYear: 2026));
}
