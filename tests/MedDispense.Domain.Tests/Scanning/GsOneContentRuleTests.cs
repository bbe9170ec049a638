using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class GsOneContentRuleTests
{
    [Theory]
    [InlineData("(00)123456789012345675")]
    [InlineData("(253)1234567890128ABC")]
    [InlineData("(3911)9781230")]
    [InlineData("(4300)A%20B")]
    [InlineData("(4307)GB")]
    [InlineData("(4309)18000000003600000000")]
    [InlineData("(4330)000100-")]
    [InlineData("(423)826840")]
    [InlineData("(7030)999ABC")]
    [InlineData("(7040)1AB_")]
    [InlineData("(7041)PX")]
    [InlineData("(7241)80")]
    [InlineData("(7250)19900402")]
    [InlineData("(7252)9")]
    [InlineData("(7258)2/3")]
    [InlineData("(8001)12341234512398")]
    [InlineData("(8003)01234567890128")]
    [InlineData("(8006)123456789012310102")]
    [InlineData("(8007)GB98MIDL07009312345678")]
    [InlineData("(8011)123")]
    [InlineData("(8013)1987654Ad4X4bL5ttr2310c2K")]
    [InlineData("(8030)ab-_")]
    [InlineData("(8110)012345612345611110123")]
    [InlineData("(8112)001234561234560123456")]
    public void A_value_within_its_rules_is_read(string text) => Assert.IsType<GsOneMessage>(Read(text));

    [Theory]
    [InlineData("(00)123456789012345670", GsOneFaultKind.WrongCheckDigit)]
    [InlineData("(253)1234567890129", GsOneFaultKind.WrongCheckDigit)]
    [InlineData("(401)123", GsOneFaultKind.TooShort)]
    [InlineData("(426)987", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(4300)ABC%0g", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(4300)ABC%4", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(4307)AA", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(4309)18000000010000000000", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(4309)00000000003600000001", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(4330)000000X", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7023)12A4", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7030)987ABC", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7040)1AB=", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7041)0000", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7241)11", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7250)19900431", GsOneFaultKind.NoSuchDate)]
    [InlineData("(7252)3", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7258)3/2", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7258)0/2", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(7258)123", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8001)12340000012311", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8001)12341234512321", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8003)11234567890128", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8006)123456789012310302", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8007)FR12345678901234", GsOneFaultKind.WrongCheckDigit)]
    [InlineData("(8007)AB12345678901234", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8007)FR12_45678901234", GsOneFaultKind.WrongCharacter)]
    [InlineData("(8007)AB1234", GsOneFaultKind.TooShort)]
    [InlineData("(8010)123456_", GsOneFaultKind.WrongCharacter)]
    [InlineData("(8011)0123", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8013)1987654Ad4X4bL5ttr2310cXK", GsOneFaultKind.WrongCheckDigit)]
    [InlineData("(8013)A", GsOneFaultKind.TooShort)]
    [InlineData("(8014)123456NC", GsOneFaultKind.WrongCheckDigit)]
    [InlineData("(8030)ABC:123", GsOneFaultKind.WrongCharacter)]
    [InlineData("(8030)123=", GsOneFaultKind.WrongCharacter)]
    [InlineData("(8110)01234561234561111012390002", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8110)01234561234561111012335006064500607", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8110)0123456123456111101231014", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8112)201234561234560123456", GsOneFaultKind.NotAllowedValue)]
    [InlineData("(8112)0012345612345601234567", GsOneFaultKind.NotAllowedValue)]
    public void A_value_outside_its_rules_is_refused(string text, GsOneFaultKind fault) =>
        Assert.Equal(fault, Assert.IsType<GsOneFault>(Read(text)).Kind);

    [Theory]
    [InlineData("(10)A\\(1)B", "A(1)B")]
    [InlineData("(10)AB\\(", "AB(")]
    public void An_escaped_bracket_belongs_to_the_value(string text, string lot) =>
        Assert.Equal(lot, Assert.IsType<GsOneMessage>(Read(text)).Value("10"));

    [Theory]
    [InlineData("(1", GsOneFaultKind.BracketsWrong)]
    [InlineData("01)12345678901231", GsOneFaultKind.BracketsWrong)]
    [InlineData("()12", GsOneFaultKind.UnknownIdentifier)]
    [InlineData("(12345)12", GsOneFaultKind.UnknownIdentifier)]
    [InlineData("(10)", GsOneFaultKind.ValueMissing)]
    [InlineData("(10)(17)261130", GsOneFaultKind.ValueMissing)]
    [InlineData("(17)9(90)217", GsOneFaultKind.TooShort)]
    [InlineData("(01)123456789012312(10)12345", GsOneFaultKind.TooLong)]
    public void Brackets_that_do_not_pair_up_are_refused(string text, GsOneFaultKind fault) =>
        Assert.Equal(fault, Assert.IsType<GsOneFault>(Read(text)).Kind);

    private static GsOneReading Read(string text) => GsOneBracketedText.Read(text, currentYear: 2026);
}
