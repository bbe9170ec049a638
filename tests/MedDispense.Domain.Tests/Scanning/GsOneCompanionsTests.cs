using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class GsOneCompanionsTests
{
    [Theory]
    [InlineData("(01)12345678901231(10)A(17)261130(21)B")]
    [InlineData("(00)123456789012345675(02)12345678901231(37)12")]
    [InlineData("(01)12345678901231(21)A(250)B")]
    [InlineData("(400)ABC(400)ABC")]
    [InlineData("(01)12345678901231(3103)000123")]
    [InlineData("(253)1234567890128A(8030)abc")]
    public void Elements_that_belong_together_have_no_fault(string text) => Assert.Empty(Check(text));

    [Theory]
    [InlineData("(10)A", GsOneFaultKind.CompanionMissing)]
    [InlineData("(01)12345678901231(250)B", GsOneFaultKind.CompanionMissing)]
    [InlineData("(02)12345678901231(37)12", GsOneFaultKind.CompanionMissing)]
    [InlineData("(253)1234567890128(8030)abc", GsOneFaultKind.CompanionMissing)]
    [InlineData("(01)12345678901231(37)12", GsOneFaultKind.NotAllowedTogether)]
    [InlineData("(01)12345678901231(3103)000123(3102)000123", GsOneFaultKind.NotAllowedTogether)]
    [InlineData("(400)ABC(400)ABD", GsOneFaultKind.RepeatedWithOtherValue)]
    public void Elements_that_do_not_belong_together_are_named(string text, GsOneFaultKind fault) =>
        Assert.Contains(Check(text), found => found.Kind == fault);

    private static IReadOnlyList<GsOneFault> Check(string text) =>
        GsOneCompanions.Check(Assert.IsType<GsOneMessage>(GsOneBracketedText.Read(text, currentYear: 2026)));
}
