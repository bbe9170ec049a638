using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class PackageTests
{
    [Theory]
    [InlineData("30 TABLET in 1 BOTTLE, PLASTIC (0121-1018-30)", "30", "TABLET", "BOTTLE, PLASTIC")]
    [InlineData("30 POUCH in 1 CARTON (0378-8766-93)  / 1 FILM in 1 POUCH (0378-8766-16)", "30", "FILM", "POUCH")]
    [InlineData("10 TRAY in 1 CASE (0121-0531-07)  / 10 CUP, UNIT-DOSE in 1 TRAY / 7.5 mL in 1 CUP, UNIT-DOSE",
        "750", "mL", "CUP, UNIT-DOSE")]
    [InlineData("50 BAG in 1 CASE (68094-056-58)  / 1 SYRINGE in 1 BAG / .5 mL in 1 SYRINGE (68094-056-01)",
        "25", "mL", "SYRINGE")]
    [InlineData("100 TABLET, FILM COATED, EXTENDED RELEASE in 1 BOTTLE (0115-1234-01)",
        "100", "TABLET, FILM COATED, EXTENDED RELEASE", "BOTTLE")]
    [InlineData("500 mL in 1 BOTTLE", "500", "mL", "BOTTLE")]
    public void A_package_text_gives_the_total_and_the_innermost_container(
        string text, string total, string item, string container)
    {
        Assert.True(PackageDescription.TryParse(text, out var package, out var why), why);
        Assert.Equal(total, package.Total.ToString());
        Assert.Equal(item, package.Item);
        Assert.Equal(container, package.InnermostContainer);
    }

    [Fact]
    public void An_inner_pack_without_a_code_of_its_own_has_none()
    {
        Assert.True(PackageDescription.TryParse(
            "30 BLISTER PACK in 1 CARTON (0904-7154-04)  / 1 TABLET in 1 BLISTER PACK", out var package, out _));
        Assert.Equal(["0904-7154-04", null], package.Levels.Select(level => level.Code));
        Assert.Equal(["30", "1"], package.Totals.Select(total => total.ToString()));
    }

    [Fact]
    public void Wearing_time_is_not_a_number_of_patches()
    {
        Assert.True(PackageDescription.TryParse(
            "5 POUCH in 1 CARTON (0378-9124-98)  / 1 PATCH in 1 POUCH (0378-9124-16)  / 72 h in 1 PATCH",
            out var package,
            out _));
        Assert.Equal("5", package.Total.ToString());
        Assert.Equal("PATCH", package.Item);
        Assert.Equal("72", package.HoursEach.ToString());
        Assert.Equal(2, package.Levels.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a bottle of tablets")]
    [InlineData("TABLET in 1 BOTTLE")]
    [InlineData("30 in 1 BOTTLE")]
    [InlineData("30 TABLET in BOTTLE")]
    [InlineData("0 TABLET in 1 BOTTLE")]
    [InlineData("30 TABLET in 0 BOTTLE")]
    [InlineData("-30 TABLET in 1 BOTTLE")]
    [InlineData("1 KIT in 1 CARTON (0000-0000-00)")]
    [InlineData("1 KIT in 1 CARTON * 1 mL in 1 VIAL * 2 SYRINGE in 1 CARTON")]
    [InlineData("30 POUCH in 1 CARTON / 1 FILM in 1 BOX")]
    [InlineData("72 h in 1 PATCH")]
    [InlineData("999999999999 BOX in 1 CASE / 999999999999 TABLET in 1 BOX")]
    [InlineData(
        "2 A in 1 B / 2 B in 1 A / 2 B in 1 B / 2 B in 1 B / 2 B in 1 B / 2 B in 1 B / 2 B in 1 B / 2 B in 1 B / 2 B in 1 B")]
    public void A_text_that_does_not_add_up_is_refused_with_a_reason(string? text)
    {
        Assert.False(PackageDescription.TryParse(text, out var package, out var why));
        Assert.Null(package);
        Assert.EndsWith(".", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0143-1455-01", "00143145501", "301431455019", "00301431455019")]
    [InlineData("60687-637-11", "60687063711", "360687637112", "00360687637112")]
    [InlineData("71335-1296-1", "71335129601", "371335129613", "00371335129613")]
    public void Codes_are_computed_from_the_hyphenated_package_code(
        string text, string ndc11, string gtin12, string gtin14)
    {
        Assert.True(PackageNdc.TryParse(text, out var ndc, out _));
        Assert.Equal(ndc11, ndc.Ndc11);
        Assert.Equal(gtin12, ndc.Gtin12);
        Assert.Equal(gtin14, ndc.Gtin14());
        Assert.Equal(text[..text.LastIndexOf('-')], ndc.ProductNdc);
    }

    [Fact]
    public void A_case_of_packs_has_its_own_indicator()
    {
        Assert.True(PackageNdc.TryParse("68071-2899-4", out var ndc, out _));
        Assert.Equal("20368071289941", ndc.Gtin14(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ndc.Gtin14(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ndc.Gtin14(-1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0143145501")]
    [InlineData("00143-1455-01")]
    [InlineData("1234-567-89")]
    [InlineData("123456-1234-12")]
    [InlineData("0143-1455-0*")]
    [InlineData("٠١٤٣-1455-01")]
    public void A_code_of_another_shape_is_refused(string? text)
    {
        Assert.False(PackageNdc.TryParse(text, out var ndc, out var why));
        Assert.Null(ndc);
        Assert.EndsWith(".", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0368071365436", "6807136543")]
    [InlineData("368071365436", "6807136543")]
    [InlineData("0055154356602", null)]
    [InlineData("368071365437", null)]
    [InlineData("20368071289941", null)]
    [InlineData("abc", null)]
    public void A_barcode_carries_a_package_code_only_when_it_really_does(string code, string? digits) =>
        Assert.Equal(digits, PackageNdc.DigitsIn(code));
}
