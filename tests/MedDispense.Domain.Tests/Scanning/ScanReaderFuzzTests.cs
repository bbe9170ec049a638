using FsCheck;
using FsCheck.Fluent;
using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class ScanReaderFuzzTests
{
    private static readonly ScanSettings Tilde = new() { SeparatorSubstitute = "~" };

    // Pieces of real codes, so that chance leads deep into every branch.
    internal static readonly string[] Pieces =
    [
        "]C1", "]d2", "]Q3", "]e0", "]E0", "]E4", "]", "\u001D", "~", "\u241D", "\u001E", "\u0004", "[)>", "06", "05",
        "9N", "11", "03752864", "14", "1T", "D", "S", "8P", "(", ")", "\\", "01", "00301211018304", "10", "AB12",
        "17", "261130", "260200", "21", "30", "37", "02", "8017", "8018", "952123400000012348", "8019", "715",
        "0093541919", "-", "8003", "8006", "8008", "8026", "8030", "=", "8110", "8112", "253", "255", "3103", "3912",
        "4324", "7007", "7040", "7258", "1/2", "8007", "+", "$", "$$", "A123", "/", "*", "%", "%41", "%ZZ",
        "https://", "http://", "a.b/", "?", "&", "#", "MD", "C", "P", "W", "0", "Z", "o", "\u0663", "\u2070",
        "\ud800", "\u0000", " ", "\r\n", "é", "\ufeff",
    ];

    [Fact]
    public void No_text_at_all_makes_the_reader_throw() =>
        Prop.ForAll<string?, string?>((text, identifier) => IsMeaning(ScanReader.Read(text, identifier, AnyDay(text))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void No_mixture_of_pieces_of_codes_makes_the_reader_throw()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var plain = ScanReader.Read(text, null, AnyDay(text));
            var substituted = ScanReader.Read(text, "]d2", AnyDay(text), Tilde);
            return IsMeaning(plain) && IsMeaning(substituted) && plain.Raw == (IsBlank(text) ? "" : text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Fact]
    public void No_single_misread_digit_of_a_product_number_is_taken_for_another_product()
    {
        var digits = Gen.Elements("0123456789".ToCharArray()).ListOf(13).Select(list => new string([.. list]));
        var cases = from number in digits
                    from position in Gen.Choose(0, 13)
                    from shift in Gen.Choose(1, 9)
                    select (Gtin: number + GtinCheckDigit.For(number), position, shift);
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var misread = sample.Gtin.ToCharArray();
            misread[sample.position] = (char)('0' + (misread[sample.position] - '0' + sample.shift) % 10);
            return ScanReader.Read(sample.Gtin, "]I1", new DateOnly(2026, 1, 1)) is ProductScan
                && ScanReader.Read(new string(misread), "]I1", new DateOnly(2026, 1, 1)) is UnreadableScan
                && ScanReader.Read("01" + new string(misread), null, new DateOnly(2026, 1, 1)) is UnreadableScan;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    // From the first to the last year that a date can have, where centuries end.
    private static DateOnly AnyDay(string? text) =>
        (text?.Length % 3) switch { 0 => DateOnly.MinValue, 1 => DateOnly.MaxValue, _ => new DateOnly(2026, 6, 1) };

    internal static bool IsMeaning(Scan scan) => scan switch
    {
        UnreadableScan unreadable => unreadable.Reason.Length > 0 && unreadable.WhatToDo.Length > 0,
        ClientScan client => client.Code is null != client.ServiceRelation is null,
        StaffScan staff => staff.Code is null != staff.ServiceRelation is null,
        PlaceScan place => place.Code is null != place.Location is null,
        ProductScan product => product.Raw.Length > 0,
        _ => scan is PackScan or PreparedDoseScan or OrderScan or UnknownScan,
    };
}
