using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class ScanReaderTests
{
    private const string Pack = "010030121101830410AB12\u001D1726113021S9";

    [Theory]
    [InlineData(Pack, null)]
    [InlineData("\u001D" + Pack, null)]
    [InlineData("]d2" + Pack, null)]
    [InlineData("]C1" + Pack, "]C1")]
    [InlineData("]Q3" + Pack + "\r\n", null)]
    [InlineData("  " + Pack + "\u001D", "]e0")]
    [InlineData("]d2\u001D" + Pack, null)]
    [InlineData("010030121101830410AB12\u241D1726113021S9", null)]
    [InlineData("(01)00301211018304(10)AB12(17)261130(21)S9", null)]
    [InlineData("https://example.com/01/00301211018304/10/AB12/21/S9?17=261130", "]Q1")]
    public void A_pack_means_the_same_however_it_arrives(string text, string? identifier)
    {
        var scan = Product(text, identifier);
        Assert.Equal("00301211018304", scan.Gtin?.FourteenDigits);
        Assert.Contains("0121-1018-30", scan.NdcCandidates.Select(code => code.Text));
        Assert.Equal("AB12", scan.Lot);
        Assert.Equal(new DateOnly(2026, 11, 30), scan.Expiry);
        Assert.Equal("S9", scan.Serial);
        Assert.Equal(text, scan.Raw);
        Assert.Empty(scan.Remarks);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("|")]
    [InlineData("{GS}")]
    [InlineData("^]")]
    public void A_visible_substitute_stands_for_the_separator(string substitute)
    {
        var text = Pack.Replace("\u001D", substitute, StringComparison.Ordinal);
        var settings = new ScanSettings { SeparatorSubstitute = substitute };
        Assert.Equal("AB12", Assert.IsType<ProductScan>(Read(text, null, settings)).Lot);
        Assert.IsType<UnreadableScan>(Read(text, "]d2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("/")]
    [InlineData("AB12")]
    [InlineData(" ")]
    [InlineData("~~~~~~~~~")]
    public void A_substitute_that_could_be_part_of_a_code_is_refused(string substitute) =>
        Assert.Throws<ArgumentException>(() => new ScanSettings { SeparatorSubstitute = substitute });

    [Theory]
    [InlineData("96385074", null, "00000096385074")]
    [InlineData("12345670", null, "00000012345670")]
    [InlineData("04252614", null, "00042100005264")]
    [InlineData("04252614", "]E0", "00042100005264")]
    [InlineData("425261", "]E0", "00042100005264")]
    [InlineData("360505314034", null, "00360505314034")]
    [InlineData("]E0360505314034", null, "00360505314034")]
    [InlineData("]E00360505314034", null, "00360505314034")]
    [InlineData("5901234123457", null, "05901234123457")]
    [InlineData("]E3590123412345712", null, "05901234123457")]
    [InlineData("10301211018301", "]I1", "10301211018301")]
    [InlineData("00075678164125", "]e0", "00075678164125")]
    [InlineData("]E00360505314034|]e010AB12", null, "00360505314034")]
    public void A_bare_product_number_is_a_product(string text, string? identifier, string gtin) =>
        Assert.Equal(gtin, Product(text, identifier).Gtin?.FourteenDigits);

    [Theory]
    [InlineData("96385075", null)]
    [InlineData("360505314035", null)]
    [InlineData("]E00360505314035", null)]
    [InlineData("5901234123458", "]C0")]
    [InlineData("10301211018302", "]I1")]
    [InlineData("0100301211018305", null)]
    [InlineData("010030121101830510AB12", null)]
    [InlineData("8018952123400000012349", null)]
    [InlineData("]C1010030121101830510AB12", null)]
    [InlineData("https://example.com/01/00301211018305", null)]
    public void A_wrong_check_digit_is_not_readable_and_never_an_unknown_medicine(string text, string? identifier) =>
        Assert.Equal(UnreadableCause.WrongCheckDigit, Assert.IsType<UnreadableScan>(Read(text, identifier)).Cause);

    [Theory]
    [InlineData("]E4123456789", UnreadableCause.CutShort)]
    [InlineData("]E0123ABC", UnreadableCause.CutShort)]
    [InlineData("]d2", UnreadableCause.NothingRead)]
    [InlineData("]d2\u001D", UnreadableCause.NothingRead)]
    [InlineData("]d201003012110183", UnreadableCause.CutShort)]
    [InlineData("]d2010030121101830417261131", UnreadableCause.ImpossibleDate)]
    [InlineData("]d201003012110183040210301211018301", UnreadableCause.SaysTwoThings)]
    [InlineData("]d2010030121101830410AB\u001D10CD", UnreadableCause.SaysTwoThings)]
    [InlineData("]d201003012110183048018952123400000012348", UnreadableCause.SaysTwoThings)]
    [InlineData("]d28017952123400000012348\u001D8018952123400000012348", UnreadableCause.SaysTwoThings)]
    [InlineData("]d2891234", UnreadableCause.Damaged)]
    [InlineData("(01", UnreadableCause.Damaged)]
    public void A_code_that_cannot_be_trusted_says_why(string text, UnreadableCause cause) =>
        Assert.Equal(cause, Assert.IsType<UnreadableScan>(Read(text)).Cause);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n")]
    public void Nothing_read_is_said_so(string? text) =>
        Assert.Equal(UnreadableCause.NothingRead, Assert.IsType<UnreadableScan>(Read(text)).Cause);

    [Fact]
    public void Text_beyond_the_bound_is_refused_and_not_kept()
    {
        Assert.IsType<UnknownScan>(Read(new string('A', ScanReader.LongestText)));
        var scan = Assert.IsType<UnreadableScan>(Read(new string('A', ScanReader.LongestText + 1)));
        Assert.Equal(UnreadableCause.TooLong, scan.Cause);
        Assert.Equal(ScanReader.LongestText, scan.Raw.Length);
    }

    [Fact]
    public void Twelve_digits_behind_E0_are_cut_short_only_where_the_scanner_sends_thirteen()
    {
        var settings = new ScanSettings { UpcIsSentWithThirteenDigits = true };
        Assert.IsType<UnreadableScan>(Read("]E0360505314034", null, settings));
        Assert.IsType<ProductScan>(Read("]E00360505314034", null, settings));
        Assert.IsType<ProductScan>(Read("]E496385074", null, settings));
    }

    [Theory]
    [InlineData("0093541919", "0093-5419-19", 3)]
    [InlineData("00093541919", "00093-5419-19", 1)]
    [InlineData("0093-5419-19", "0093-5419-19", 1)]
    [InlineData("(01)00301211018304(715)68071-2899-6", "68071-2899-6", 1)]
    [InlineData("(01)00301211018304(715)6807128996", "68071-2899-6", 3)]
    public void Drug_codes_become_candidates(string text, string code, int count)
    {
        var scan = Product(text);
        Assert.Equal(count, scan.NdcCandidates.Count);
        Assert.Contains(code, scan.NdcCandidates.Select(candidate => candidate.Text));
    }

    [Fact]
    public void Twelve_digits_are_a_drug_code_only_in_a_symbol_that_is_no_UPC()
    {
        Assert.Equal("123456-1234-12", Assert.Single(Product("123456123412", "]d1").NdcCandidates).Text);
        Assert.IsType<UnreadableScan>(Read("123456123412"));
    }

    [Theory]
    [InlineData("710", NationalNumberScheme.Pzn)]
    [InlineData("711", NationalNumberScheme.Cip)]
    [InlineData("712", NationalNumberScheme.CodigoNacional)]
    [InlineData("713", NationalNumberScheme.Drn)]
    [InlineData("714", NationalNumberScheme.Aim)]
    [InlineData("716", NationalNumberScheme.Aic)]
    [InlineData("717", NationalNumberScheme.Srn)]
    public void National_numbers_stand_beside_the_product(string code, NationalNumberScheme scheme) => Assert.Equal(
        [new NationalProductNumber(scheme, "1234567")], Product($"(01)05901234123457({code})1234567").NationalNumbers);

    [Fact]
    public void Wristbands_badges_and_places_of_GS1_are_told_apart()
    {
        var client = Assert.IsType<ClientScan>(Read("8018952123400000012348\u001D80193"));
        Assert.Equal("952123400000012348", client.ServiceRelation);
        Assert.Equal("3", client.ServiceRelationInstance);
        Assert.Equal("952123400000012348", Assert.IsType<StaffScan>(Read("8017952123400000012348")).ServiceRelation);
        var place = Assert.IsType<PlaceScan>(Read("(414)1234567890128(254)SAFE1"));
        Assert.Equal("1234567890128", place.Location);
        Assert.Equal("SAFE1", place.LocationExtension);
    }

    [Fact]
    public void A_carton_names_its_content_and_not_itself()
    {
        var scan = Product("]C1001234567890123456750210301211018301" + "3712");
        Assert.Null(scan.Gtin);
        Assert.False(scan.NamesProduct);
        Assert.Equal("10301211018301", scan.ContentGtin?.FourteenDigits);
        Assert.Equal(12, scan.Count);
    }

    [Theory]
    [InlineData("]C11726113010AB12")]
    [InlineData("1726113010AB12")]
    [InlineData("(17)261130(10)AB12")]
    public void A_code_with_lot_and_expiry_only_is_read_and_asks_for_the_other(string text)
    {
        var scan = Product(text);
        Assert.False(scan.NamesProduct);
        Assert.Equal("AB12", scan.Lot);
        Assert.Equal(new DateOnly(2026, 11, 30), scan.Expiry);
        Assert.Equal([ScanRemark.OtherCodeNeeded], scan.Remarks);
    }

    [Theory]
    [InlineData("010030121101830410AB1217261130")]
    [InlineData("010030121101830421S91726113010AB12")]
    public void A_lot_that_ends_like_an_expiry_date_is_remarked(string text)
    {
        var scan = Product(text);
        Assert.Null(scan.Expiry);
        Assert.Equal([ScanRemark.SeparatorMayBeMissing], scan.Remarks);
    }

    [Fact]
    public void A_leading_separator_says_that_it_is_GS1()
    {
        Assert.Equal("AB12", Product("\u001D10AB12").Lot);
        Assert.IsType<UnknownScan>(Read("10AB12"));
    }

    [Fact]
    public void A_GTIN_that_could_be_cut_into_measures_stays_a_GTIN() =>
        Assert.Equal("35435561049070", Product("35435561049070").Gtin?.FourteenDigits);

    [Fact]
    public void The_set_of_meanings_is_closed()
    {
        var cases = typeof(Scan).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Scan))).ToList();
        Assert.Equal(9, cases.Count);
        Assert.All(cases, type => Assert.True(type.IsSealed));
        Assert.Empty(typeof(Scan).GetConstructors());
    }

    [Fact]
    public void A_count_where_the_standard_has_none_is_remarked_and_not_refused()
    {
        var scan = Product("(01)00301211018304(37)30");
        Assert.Equal(30, scan.Count);
        Assert.Contains(ScanRemark.LabelBreaksRules, scan.Remarks);
    }

    [Theory]
    [InlineData("STAFF-00012", "]C0")]
    [InlineData("10064908", "]C0")]
    [InlineData("165627", "]A0")]
    [InlineData("10A12", null)]
    [InlineData("http://example.com/m", "]d1")]
    [InlineData("]XX", null)]
    [InlineData("]Q1TESTING", null)]
    [InlineData("Hello World", "nonsense")]
    public void A_code_of_another_kind_is_unknown(string text, string? identifier) =>
        Assert.IsType<UnknownScan>(Read(text, identifier));

    [Fact]
    public void Every_cause_and_every_remark_has_words_that_a_ward_accepts()
    {
        var texts = Enum.GetValues<UnreadableCause>().Select(UnreadableWords.For)
            .SelectMany(scan => new[] { scan.Reason, scan.WhatToDo })
            .Concat(Enum.GetValues<ScanRemark>().Select(ScanRemarkWords.For)).ToList();
        Assert.All(texts, text => Assert.EndsWith(".", text));
        string[] banned = ["!", "please", "oops", "invalid", "error", "unit", "AI "];
        Assert.All(texts, text => Assert.DoesNotContain(banned, word => text.Contains(word, StringComparison.Ordinal)));
    }

    private static Scan Read(string? text, string? identifier = null, ScanSettings? settings = null) =>
        ScanReader.Read(text, identifier, new DateOnly(2026, 6, 1), settings);

    private static ProductScan Product(string text, string? identifier = null) =>
        Assert.IsType<ProductScan>(Read(text, identifier));
}
