namespace MedDispense.Domain.Scanning;

/// <summary>
/// A National Drug Code of the United States with its three segments: labeler, product, package. Ten digits are
/// 4-4-2, 5-3-2 or 5-4-1; eleven are 5-4-2 (a billing convention); twelve are 6-4-2 (FDA rule, from 7 March 2033).
/// </summary>
public sealed record NationalDrugCode
{
    internal NationalDrugCode(string labeler, string product, string package) =>
        (Labeler, Product, Package) = (labeler, product, package);

    /// <summary>Four, five or six digits.</summary>
    public string Labeler { get; }

    /// <summary>Three or four digits.</summary>
    public string Product { get; }

    /// <summary>One or two digits.</summary>
    public string Package { get; }

    /// <summary>The segments with hyphens, as they stand on the pack.</summary>
    public string Text => $"{Labeler}-{Product}-{Package}";

    /// <summary>The lengths of the segments, such as "5-4-1".</summary>
    public string Shape => $"{Labeler.Length}-{Product.Length}-{Package.Length}";

    /// <summary>
    /// Twelve digits, 6-4-2: the form in which codes of any shape can be compared, for a catalogue to look up.
    /// </summary>
    public string TwelveDigits => Labeler.PadLeft(6, '0') + Product.PadLeft(4, '0') + Package.PadLeft(2, '0');

    /// <summary>Eleven digits, 5-4-2; null when the labeler needs six.</summary>
    public string? ElevenDigits => TwelveDigits[0] == '0' ? TwelveDigits[1..] : null;

    /// <summary>
    /// The UPC-A in which the code stands on a pack: 3, ten digits, check digit. Null unless the code has ten digits.
    /// </summary>
    public string? TwelveDigitGtin
    {
        get
        {
            if (Shape is not ("4-4-2" or "5-3-2" or "5-4-1")) return null;
            var withoutCheck = "3" + Labeler + Product + Package;
            return withoutCheck + GtinCheckDigit.For(withoutCheck);
        }
    }

    /// <summary>The code with hyphens.</summary>
    public override string ToString() => Text;
}
