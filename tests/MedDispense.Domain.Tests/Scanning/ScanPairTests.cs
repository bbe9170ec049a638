using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class ScanPairTests
{
    private const string Product = "0109506000134352";
    private const string OtherProduct = "0109506000134369";
    private const string LotAndExpiry = "1727123110A1";

    [Theory]
    [InlineData(Product, LotAndExpiry)]
    [InlineData(LotAndExpiry, Product)]
    public void Two_codes_of_one_pack_say_together_what_each_says_in_any_order(string one, string other)
    {
        var together = ScanPair.Together(Read(one), Read(other))!;

        Assert.Equal(("09506000134352", "A1", new DateOnly(2027, 12, 31)), (together.Gtin?.FourteenDigits, together.Lot, together.Expiry));
    }

    [Theory]
    [InlineData(Product, OtherProduct)]
    [InlineData(Product + "1727123110A1", "10B2\u001d17271231")]
    [InlineData(Product + "17271231", "1728123110A1")]
    [InlineData(Product + "21S1", Product + "21S2")]
    public void Codes_that_contradict_each_other_are_of_two_packs(string one, string other)
    {
        Assert.Null(ScanPair.Together(Read(one), Read(other)));
        Assert.Null(ScanPair.Together(Read(other), Read(one)));
    }

    [Fact]
    public void A_code_without_lot_blanks_none_that_is_known()
    {
        var together = ScanPair.Together(Read(Product + LotAndExpiry), Read(Product))!;

        Assert.Equal(("A1", new DateOnly(2027, 12, 31)), (together.Lot, together.Expiry));
    }

    private static ProductScan Read(string text) =>
        Assert.IsType<ProductScan>(ScanReader.Read("]d2" + text, null, new DateOnly(2026, 6, 10)));
}
