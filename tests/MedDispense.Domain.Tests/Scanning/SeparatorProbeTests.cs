using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class SeparatorProbeTests
{
    private const string Before = "010950600013435210A1";
    private const string After = "21B2";

    [Theory]
    [InlineData("\u001d", SeparatorSent.AsItIs, null)]
    [InlineData("\u241d", SeparatorSent.AsItIs, null)]
    [InlineData("~", SeparatorSent.StandIn, "~")]
    [InlineData("{GS}", SeparatorSent.StandIn, "{GS}")]
    [InlineData("", SeparatorSent.Swallowed, null)]
    [InlineData("-", SeparatorSent.Ambiguous, null)]
    [InlineData("0", SeparatorSent.Ambiguous, null)]
    public void What_stands_between_lot_and_serial_number_is_what_the_scanner_sends(string between, SeparatorSent sent, string? standIn)
    {
        Assert.Equal(new SeparatorProbe(sent, standIn), SeparatorProbe.Read(Before + between + After));
        Assert.Equal(new SeparatorProbe(sent, standIn), SeparatorProbe.Read($"]d2{Before}{between}{After}\r\n"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MDC0123")]
    [InlineData("010950600013435210A")]
    [InlineData("010950600013435210A11B2")]
    public void Another_code_says_nothing_about_the_scanner(string? text) =>
        Assert.Equal(SeparatorSent.NotTheSymbol, SeparatorProbe.Read(text).Sent);

    [Fact]
    public void What_a_scanner_sends_for_the_symbol_is_read_once_its_stand_in_is_known()
    {
        var scan = ScanReader.Read(Before + "~" + After, null, new DateOnly(2026, 6, 10), new ScanSettings { SeparatorSubstitute = "~" });

        var product = Assert.IsType<ProductScan>(scan);
        Assert.Equal(("A1", "B2"), (product.Lot, product.Serial));
    }
}
