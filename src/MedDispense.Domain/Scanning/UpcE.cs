namespace MedDispense.Domain.Scanning;

/// <summary>
/// UPC-E: a UPC-A with runs of zeros left out, for very small packs. Eight digits with number system and check digit;
/// some scanners leave out the check digit (seven) or the number system 0 as well (six).
/// Source: GS1 General Specifications, UPC-E.
/// </summary>
public static class UpcE
{
    /// <summary>The GTIN behind six, seven or eight digits.</summary>
    /// <returns>
    /// Null when there are other characters, another length, a number system that is neither 0 nor 1, or a wrong check
    /// digit.
    /// </returns>
    public static Gtin? Read(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var text = digits.Trim();
        if (text.Length is < 6 or > 8 || !AsciiDigits.Only(text)) return null;
        if (text.Length == 6) text = "0" + text;
        if (text[0] is not ('0' or '1')) return null;
        var withoutCheck = text[0] + Expand(text.AsSpan(1, 6));
        var check = GtinCheckDigit.For(withoutCheck);
        return text.Length == 8 && text[7] != check ? null : Gtin.Read(withoutCheck + check);
    }

    // The last digit says where the zeros were.
    private static string Expand(ReadOnlySpan<char> six) => six[5] switch
    {
        '0' or '1' or '2' => $"{six[..2]}{six[5]}0000{six[2..5]}",
        '3' => $"{six[..3]}00000{six[3..5]}",
        '4' => $"{six[..4]}00000{six[4]}",
        _ => $"{six[..5]}0000{six[5]}",
    };
}
