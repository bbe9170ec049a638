namespace MedDispense.Domain.Scanning;

/// <summary>
/// The three characters "]C1" with which a scanner says what kind of symbol it read.
/// Source: ISO/IEC 15424, as the GS1 General Specifications use it.
/// </summary>
/// <param name="Text">The bracket, the letter of the symbology, the modifier.</param>
public sealed record SymbologyIdentifier(string Text)
{
    // Letter of the symbology and the modifiers it has.
    private static readonly Dictionary<char, string> Modifiers = new()
    {
        ['A'] = "0134578", // Code 39
        ['C'] = "0124", // Code 128; 1 is GS1-128
        ['E'] = "01234", // EAN and UPC; 4 is EAN-8
        ['F'] = "0124", // Codabar
        ['G'] = "0", // Code 93
        ['I'] = "013", // Interleaved 2 of 5
        ['L'] = "012345", // PDF417
        ['Q'] = "0123456", // QR; 3 is GS1
        ['d'] = "0123456", // Data Matrix; 2 is GS1
        ['e'] = "0123", // GS1 DataBar and composite
        ['z'] = "0123456789ABC", // Aztec; 1 is GS1
        ['J'] = "01", // DotCode; 1 is GS1
    };

    /// <summary>True when the data behind it is a GS1 element string.</summary>
    public bool IsGsOne => Text is "]C1" or "]d2" or "]Q3" or "]e0" or "]z1" or "]J1";

    /// <summary>True for EAN-13, EAN-8, UPC-A and UPC-E.</summary>
    public bool IsEanOrUpc => Text[1] == 'E';

    /// <summary>True for EAN-8, whose eight digits are a GTIN-8 and no UPC-E.</summary>
    public bool IsEanEight => Text == "]E4";

    /// <summary>Reads an identifier that stands alone; null when it is not one.</summary>
    public static SymbologyIdentifier? Read(string? text) =>
        text is [']', var letter, var modifier] && Modifiers.TryGetValue(letter, out var modifiers)
            && modifiers.Contains(modifier)
            ? new SymbologyIdentifier(text)
            : null;

    /// <summary>
    /// Reads an identifier at the start of a text; null when there is none. The rest is what stands behind it.
    /// </summary>
    public static SymbologyIdentifier? ReadPrefix(string text, out string rest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var identifier = text.Length >= 3 ? Read(text[..3]) : null;
        rest = identifier is null ? text : text[3..];
        return identifier;
    }
}
