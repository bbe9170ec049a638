namespace MedDispense.Domain.Scanning;

/// <summary>
/// National Drug Codes as people and labels write them. Without hyphens ten digits can be three different codes; they
/// become candidates for a catalogue to choose from and are never padded here.
/// </summary>
public static class NationalDrugCodeText
{
    private static readonly string[] Shapes =
        ["4-4-2", "5-3-2", "5-4-1", "5-4-2", "6-4-2", "6-4-1", "6-3-2", "6-3-1"];

    /// <summary>
    /// The lengths of the three segments between hyphens, such as "5-4-2"; null when no National Drug Code has them, or
    /// with anything but digits. An asterisk counts as a digit: old files write it for a padded zero.
    /// </summary>
    public static string? Shape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var segments = text.Trim().Split('-');
        if (!Array.TrueForAll(segments, segment => AsciiDigits.Only(segment.Replace('*', '0')))) return null;
        var shape = string.Join('-', segments.Select(segment => segment.Length));
        return Shapes.Contains(shape) ? shape : null;
    }

    /// <summary>True for the three shapes of ten digits that the FDA gives out today.</summary>
    public static bool IsTenDigitShape(string text) =>
        Shape(text) is "4-4-2" or "5-3-2" or "5-4-1" && !text.Contains('*', StringComparison.Ordinal);

    /// <summary>Reads a code with hyphens; null when it has no known shape.</summary>
    public static NationalDrugCode? Read(string text)
    {
        if (Shape(text) is null) return null;
        var segments = text.Trim().Replace('*', '0').Split('-');
        return new NationalDrugCode(segments[0], segments[1], segments[2]);
    }

    /// <summary>
    /// Every code that a text can stand for: one with hyphens, with 11 digits or with 12; three with 10 digits; none
    /// else.
    /// </summary>
    public static IReadOnlyList<NationalDrugCode> Candidates(string text)
    {
        if (Read(text) is { } withHyphens) return [withHyphens];
        var digits = text.Trim();
        if (!AsciiDigits.Only(digits)) return [];
        return digits.Length switch
        {
            10 => [Cut(digits, 4, 4), Cut(digits, 5, 3), Cut(digits, 5, 4)],
            11 => [Cut(digits, 5, 4)],
            12 => [Cut(digits, 6, 4)],
            _ => [],
        };
    }

    /// <summary>
    /// The ten digits inside a GTIN: UPC-A 3 + ten digits + check, GTIN-14 packaging level + 03 + ten digits + check.
    /// Null when the GTIN holds none. Twelve-digit codes do not fit into a GTIN.
    /// </summary>
    public static string? TenDigitsIn(Gtin gtin)
    {
        ArgumentNullException.ThrowIfNull(gtin);
        return gtin.FourteenDigits[1..3] == "03" ? gtin.FourteenDigits[3..13] : null;
    }

    /// <summary>The codes that can stand in a GTIN: three, or none.</summary>
    public static IReadOnlyList<NationalDrugCode> CandidatesIn(Gtin gtin) =>
        TenDigitsIn(gtin) is { } digits ? Candidates(digits) : [];

    /// <summary>
    /// The eleven-digit form of a text; null when it cannot be told, as for ten digits without hyphens.
    /// </summary>
    public static string? ElevenDigits(string text) =>
        Candidates(text) is [var only] ? only.ElevenDigits : null;

    private static NationalDrugCode Cut(string digits, int labeler, int product) =>
        new(digits[..labeler], digits[labeler..(labeler + product)], digits[(labeler + product)..]);
}
