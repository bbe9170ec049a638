namespace MedDispense.Domain.Scanning;

/// <summary>
/// The check digit at the end of every numeric GS1 key (GTIN, SSCC, GLN, GSRN): weights 3 and 1 from the right, modulo
/// 10. Source: GS1 General Specifications, check digit calculation.
/// </summary>
public static class GtinCheckDigit
{
    /// <summary>True when the text is at least two digits and the last one is the check digit of the others.</summary>
    public static bool IsCorrect(ReadOnlySpan<char> digits) =>
        digits.Length >= 2 && AsciiDigits.Only(digits) && For(digits[..^1]) == digits[^1];

    /// <summary>The check digit that belongs behind these digits.</summary>
    /// <exception cref="ArgumentException">There is something else than digits.</exception>
    public static char For(ReadOnlySpan<char> digits)
    {
        if (!AsciiDigits.Only(digits)) throw new ArgumentException("Only digits have a check digit.", nameof(digits));
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var weight = (digits.Length - i) % 2 == 1 ? 3 : 1;
            sum += weight * (digits[i] - '0');
        }
        return (char)('0' + (10 - sum % 10) % 10);
    }
}
