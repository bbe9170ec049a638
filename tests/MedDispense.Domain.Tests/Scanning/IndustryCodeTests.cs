using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class IndustryCodeTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData("+A1234BJC5D6E71K", "A1234BJC5D6E71")]
    [InlineData("*+A123BJC5D6E71G*", "A123BJC5D6E71")]
    public void A_HIBC_primary_code_names_a_product(string text, string product)
    {
        var scan = Assert.IsType<ProductScan>(ScanReader.Read(text, null, Today));
        Assert.Equal([new NationalProductNumber(NationalNumberScheme.Hibc, product)], scan.NationalNumbers);
    }

    [Theory]
    [InlineData("$$52001510X3", "2020-01-15", "10X3", null)]
    [InlineData("$$52001510X3/16D20111212/S77DE", "2020-01-15", "10X3", "77DE")]
    [InlineData("$$0928LOT1", "2028-09-30", "LOT1", null)]
    [InlineData("$$2092728LOT1", "2028-09-27", "LOT1", null)]
    [InlineData("$$3280927LOT1", "2028-09-27", "LOT1", null)]
    [InlineData("$$428092712LOT1", "2028-09-27", "LOT1", null)]
    [InlineData("$$62827112LOT1", "2028-09-27", "LOT1", null)]
    [InlineData("$$7LOT1", null, "LOT1", null)]
    [InlineData("$$8243280927LOT1", "2028-09-27", "LOT1", null)]
    [InlineData("$$9000013280927LOT1", "2028-09-27", "LOT1", null)]
    [InlineData("$$+3280927SER1", "2028-09-27", null, "SER1")]
    [InlineData("$LOT1/14D20280927", "2028-09-27", "LOT1", null)]
    [InlineData("$+SER1", null, null, "SER1")]
    [InlineData("28271LOT1", "2028-09-27", "LOT1", null)]
    public void A_HIBC_code_gives_lot_expiry_and_serial(string secondary, string? expiry, string? lot, string? serial)
    {
        var scan = Assert.IsType<ProductScan>(ScanReader.Read(WithCheck("+A99912345/" + secondary), null, Today));
        var day = expiry is null
            ? (DateOnly?)null : DateOnly.Parse(expiry, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(lot, scan.Lot);
        Assert.Equal(day, scan.Expiry);
        Assert.Equal(serial, scan.Serial);
    }

    [Fact]
    public void A_HIBC_secondary_code_by_itself_asks_for_the_other()
    {
        var scan = Assert.IsType<ProductScan>(ScanReader.Read(WithCheck("+$$3280927LOT1K"), null, Today));
        Assert.False(scan.NamesProduct);
        Assert.Equal("LOT1", scan.Lot);
        Assert.Equal([ScanRemark.OtherCodeNeeded], scan.Remarks);
    }

    [Theory]
    [InlineData("60001", 1)]
    [InlineData("26020", 9999)]
    public void A_HIBC_date_in_a_year_that_no_calendar_has_is_not_taken_for_one(string yearAndDay, int today) =>
        Assert.NotNull(ScanReader.Read(WithCheck($"+{yearAndDay}LOT7"), null, new DateOnly(today, 1, 1)));

    [Fact]
    public void A_HIBC_code_with_a_wrong_check_character_is_not_readable() => Assert.Equal(
        UnreadableCause.WrongCheckDigit,
        Assert.IsType<UnreadableScan>(ScanReader.Read("+A1234BJC5D6E71L", null, Today)).Cause);

    [Theory]
    [InlineData("[)>\u001E06\u001D9N110375286414\u001D1T12345ABCDE\u001DD280900\u001DSA1B2\u001E\u0004", null)]
    [InlineData("[)>~06~9N110375286414~1T12345ABCDE~D280900~SA1B2~", "~")]
    public void A_PPN_pack_gives_number_lot_expiry_and_serial(string text, string? substitute)
    {
        var settings = new ScanSettings { SeparatorSubstitute = substitute };
        var scan = Assert.IsType<ProductScan>(ScanReader.Read(text, "]d1", Today, settings));
        Assert.Contains(new NationalProductNumber(NationalNumberScheme.Ppn, "110375286414"), scan.NationalNumbers);
        Assert.Contains(new NationalProductNumber(NationalNumberScheme.Pzn, "03752864"), scan.NationalNumbers);
        Assert.Equal("12345ABCDE", scan.Lot);
        Assert.Equal(new DateOnly(2028, 9, 30), scan.Expiry);
        Assert.Equal("A1B2", scan.Serial);
    }

    [Theory]
    [InlineData("[)>\u001E06\u001D9N110375286415\u001D1TA\u001E\u0004")]
    [InlineData("[)>\u001E06\u001D9N110375286414\u001DD281332\u001E\u0004")]
    [InlineData("[)>")]
    [InlineData("-03752865")]
    public void A_damaged_PPN_or_PZN_is_not_readable(string text) =>
        Assert.IsType<UnreadableScan>(ScanReader.Read(text, null, Today));

    [Fact]
    public void A_PZN_in_Code_39_is_read() => Assert.Equal(
        [new NationalProductNumber(NationalNumberScheme.Pzn, "03752864")],
        Assert.IsType<ProductScan>(ScanReader.Read("-03752864", "]A0", Today)).NationalNumbers);

    [Fact]
    public void GS1_data_in_an_envelope_is_read() => Assert.Equal(
        "AB12",
        Assert.IsType<ProductScan>(
            ScanReader.Read("[)>\u001E05\u001D010030121101830410AB12\u001E\u0004", null, Today)).Lot);

    private static string WithCheck(string text) => text + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
        .First(character => HibcCode.HasRightCheckCharacter(text + character));
}
