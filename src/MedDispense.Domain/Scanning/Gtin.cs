namespace MedDispense.Domain.Scanning;

/// <summary>How many digits of a GTIN are its own, before it was padded with zeros.</summary>
public enum GtinFormat
{
    /// <summary>Small packs, EAN-8.</summary>
    Gtin8,

    /// <summary>North America, UPC-A; an NDC sits in one that starts with 3.</summary>
    Gtin12,

    /// <summary>The rest of the world, EAN-13.</summary>
    Gtin13,

    /// <summary>A grouping of trade items: the first digit is the packaging level.</summary>
    Gtin14,
}

/// <summary>A Global Trade Item Number whose check digit is right, always kept with 14 digits.</summary>
public sealed record Gtin
{
    private Gtin(string fourteenDigits) => FourteenDigits = fourteenDigits;

    /// <summary>The number, padded with zeros on the left.</summary>
    public string FourteenDigits { get; }

    /// <summary>The shortest form that the number can have come from.</summary>
    public GtinFormat Format => FourteenDigits switch
    {
        _ when FourteenDigits.StartsWith("000000", StringComparison.Ordinal) => GtinFormat.Gtin8,
        _ when FourteenDigits.StartsWith("00", StringComparison.Ordinal) => GtinFormat.Gtin12,
        _ when FourteenDigits.StartsWith('0') => GtinFormat.Gtin13,
        _ => GtinFormat.Gtin14,
    };

    /// <summary>Reads 8, 12, 13 or 14 digits.</summary>
    /// <param name="digits">The number as it was scanned or typed; blanks around it are left out.</param>
    /// <returns>Null when it has another length, other characters, or its check digit is wrong.</returns>
    public static Gtin? Read(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var number = digits.Trim();
        var isGtin = number.Length is 8 or 12 or 13 or 14 && GtinCheckDigit.IsCorrect(number);
        return isGtin ? new Gtin(number.PadLeft(14, '0')) : null;
    }

    /// <summary>The fourteen digits.</summary>
    public override string ToString() => FourteenDigits;
}
