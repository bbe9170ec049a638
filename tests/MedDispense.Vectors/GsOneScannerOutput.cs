using MedDispense.Domain.Scanning;

namespace MedDispense.Vectors;

/// <summary>Reads what a scanner sends with its symbology identifier, as vectors expect it.</summary>
internal static class GsOneScannerOutput
{
    private static readonly ScanSettings AsTheStandardSends = new() { UpcIsSentWithThirteenDigits = true };

    public static GsOneAnswer Of(string input, int year)
    {
        if (SymbologyIdentifier.ReadPrefix(input, out var rest) is not { } symbology)
            return GsOneAnswer.Refused("no symbology identifier that we know");
        if (symbology.IsGsOne) return GsOneAnswer.Of(GsOneElementString.Read(rest, year));
        if (symbology.IsEanOrUpc) return OfEan(ScanReader.Read(input, null, new DateOnly(year, 6, 1), AsTheStandardSends), rest);
        return OfPlain(rest, year);
    }

    private static GsOneAnswer OfEan(Scan scan, string rest) => scan switch
    {
        ProductScan { Gtin: { } gtin } product => new GsOneAnswer(true) { Message = product.Message, Gtin = gtin, Plain = rest },
        UnreadableScan unreadable => GsOneAnswer.Refused(unreadable.Reason),
        _ => GsOneAnswer.Refused("no product"),
    };

    // Anything may stand in these symbols; only a web address can hold GS1 data, and then it must hold it rightly.
    private static GsOneAnswer OfPlain(string text, int year)
    {
        if (!GsOneDigitalLink.IsWebAddress(text)) return new GsOneAnswer(true) { Plain = text };
        return GsOneDigitalLink.Read(text, year) switch
        {
            GsOneMessage message => GsOneAnswer.Of(message) with { Plain = text },
            GsOneFault { Kind: GsOneFaultKind.NoKeyInAddress } => new GsOneAnswer(true) { Plain = text },
            var fault => GsOneAnswer.Of(fault),
        };
    }
}
