namespace MedDispense.Domain.Scanning;

/// <summary>
/// A pack marked under the IFA coding system (Germany and others): data identifiers inside the envelope
/// "[)&gt;" RS "06" GS … RS EOT. 9N is the Pharmacy Product Number: agency, national number, two check digits modulo
/// 97. Source: IFA, PPN technical specification.
/// </summary>
public sealed record PharmacyProductNumber
{
    private const char RecordSeparator = '\u001E';
    private const char EndOfTransmission = '\u0004';

    /// <summary>The whole number with its check digits; null when the pack names a GTIN instead.</summary>
    public string? Number { get; init; }

    /// <summary>The GTIN beside it; null when there is none.</summary>
    public Gtin? Gtin { get; init; }

    /// <summary>Lot; null when not given.</summary>
    public string? Lot { get; init; }

    /// <summary>Serial number; null when not given.</summary>
    public string? Serial { get; init; }

    /// <summary>Last day of use; null when not given.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>
    /// The national number (in Germany the PZN, eight digits) behind the agency "11"; null for other agencies.
    /// </summary>
    public string? NationalNumber => Number is ['1', '1', .. { Length: 10 } rest] ? rest[..8] : null;

    /// <summary>True when the text starts as such a code does.</summary>
    public static bool Looks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("[)>", StringComparison.Ordinal) || text.StartsWith("9N", StringComparison.Ordinal);
    }

    /// <summary>True when the last two digits are the check digits of what stands before them.</summary>
    public static bool HasRightCheckDigits(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (number.Length is < 5 or > 22 || !number.All(char.IsAsciiLetterOrDigit)) return false;
        var sum = 0;
        for (var i = 0; i < number.Length - 2; i++) sum += number[i] * (i + 2);
        return AsciiDigits.Only(number.AsSpan(^2..)) && AsciiDigits.Number(number.AsSpan(^2..)) == sum % 97;
    }

    /// <summary>True for the eight digits of a German PZN, whose last is a check digit modulo 11.</summary>
    public static bool IsNationalNumber(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        if (digits.Length != 8 || !AsciiDigits.Only(digits)) return false;
        var sum = digits.Take(7).Select((digit, i) => (digit - '0') * (i + 1)).Sum();
        return sum % 11 == digits[7] - '0';
    }

    /// <summary>Reads a whole code; null when it names no product, or a check digit or date is wrong.</summary>
    public static PharmacyProductNumber? Read(string text, int currentYear)
    {
        ArgumentNullException.ThrowIfNull(text);
        var body = text.StartsWith("[)>", StringComparison.Ordinal) ? text[3..] : text;
        ReadingEffort.Take(body.Length);
        var fields = body.Split(RecordSeparator, GsOneElementString.Separator, EndOfTransmission);
        var read = new PharmacyProductNumber();
        foreach (var field in fields.Where(field => field is not ("" or "06")))
        {
            if (read.With(field, currentYear) is not { } more) return null;
            read = more;
        }
        return read.Number is null && read.Gtin is null ? null : read;
    }

    private PharmacyProductNumber? With(string field, int currentYear) => field switch
    {
        ['9', 'N', .. var number] => HasRightCheckDigits(number) ? this with { Number = number } : null,
        ['8', 'P', .. var gtin] => Scanning.Gtin.Read(gtin) is { } read ? this with { Gtin = read } : null,
        ['1', 'T', .. var lot] => this with { Lot = lot },
        ['S', .. var serial] => this with { Serial = serial },
        ['D', .. var day] => GsOneDate.ReadShort(day, currentYear, dayMayBeOpen: true) is { } date
            ? this with { Expiry = date } : null,
        _ => this,
    };
}
