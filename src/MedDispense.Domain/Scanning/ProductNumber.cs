namespace MedDispense.Domain.Scanning;

/// <summary>
/// A number without any identifier before it: GTIN of 8, 12, 13 or 14 digits, UPC-E, NDC of 10, 11 or 12 digits.
/// </summary>
internal static class ProductNumber
{
    /// <summary>What the digits mean; null when their length is that of no product number.</summary>
    public static Scan? Read(string digits, SymbologyIdentifier? symbology) => digits.Length switch
    {
        8 when symbology is null || symbology.IsEanOrUpc => Eight(digits, symbology),
        6 or 7 when symbology is { IsEanOrUpc: true } => OfGtin(UpcE.Read(digits)),
        10 or 11 when symbology is not { IsEanOrUpc: true } =>
            new ProductScan { NdcCandidates = NationalDrugCodeText.Candidates(digits) },
        12 => Twelve(digits, symbology),
        13 or 14 => OfGtin(Gtin.Read(digits)),
        _ => null,
    };

    // Unless the scanner says which symbol it read, only UPC-E with number system 0 is considered: 1 is next to never
    // used. Where both readings fit it is UPC-E, because a GTIN-8 that starts with 0 is a shop's own number.
    private static Scan Eight(string digits, SymbologyIdentifier? symbology)
    {
        var mayBeUpcE = symbology is null ? digits[0] == '0' : !symbology.IsEanEight;
        var upcE = mayBeUpcE ? UpcE.Read(digits) : null;
        var eanEight = Gtin.Read(digits);
        return upcE is null ? OfGtin(eanEight) : OfGtin(upcE, other: eanEight);
    }

    // Twelve digits are an NDC only in a symbol that is certainly no UPC-A; elsewhere a check digit that does not fit
    // means a damaged UPC-A.
    private static Scan Twelve(string digits, SymbologyIdentifier? symbology)
    {
        var mayBeNdc = symbology is { IsEanOrUpc: false };
        var gtin = Gtin.Read(digits);
        if (!mayBeNdc) return OfGtin(gtin);
        IReadOnlyList<NationalDrugCode> inGtin = gtin is null ? [] : NationalDrugCodeText.CandidatesIn(gtin);
        return new ProductScan { Gtin = gtin, NdcCandidates = [.. inGtin, .. NationalDrugCodeText.Candidates(digits)] };
    }

    private static Scan OfGtin(Gtin? gtin, Gtin? other = null) => gtin is null
        ? UnreadableWords.For(UnreadableCause.WrongCheckDigit)
        : new ProductScan { Gtin = gtin, OtherGtin = other, NdcCandidates = NationalDrugCodeText.CandidatesIn(gtin) };
}
