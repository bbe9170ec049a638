using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>
/// A ten-digit United States package code (4-4-2, 5-3-2 or 5-4-1 with hyphens) and the codes computed from it by the
/// published rules. Ten bare digits are not taken: where the hyphens go cannot be told from them.
/// </summary>
public sealed record PackageNdc
{
    private PackageNdc(string text, string[] parts)
    {
        Text = text;
        ProductNdc = $"{parts[0]}-{parts[1]}";
        Digits = string.Concat(parts);
        Ndc11 = parts[0].PadLeft(5, '0') + parts[1].PadLeft(4, '0') + parts[2].PadLeft(2, '0');
    }

    /// <summary>With hyphens, as printed: "0378-8766-93".</summary>
    public string Text { get; }

    /// <summary>Labeler and product: "0378-8766".</summary>
    public string ProductNdc { get; }

    /// <summary>The ten digits.</summary>
    public string Digits { get; }

    /// <summary>The eleven-digit billing form, 5-4-2.</summary>
    public string Ndc11 { get; }

    /// <summary>3, the ten digits, check digit: what a linear code on the pack holds.</summary>
    public string Gtin12 => WithCheckDigit("3" + Digits);

    /// <summary>
    /// Packaging level, 03, the ten digits, check digit: what a two-dimensional code on the pack holds.
    /// </summary>
    /// <param name="indicator">0 for the pack itself, 1 to 8 for cases of it.</param>
    public string Gtin14(int indicator = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(indicator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(indicator, 8);
        return WithCheckDigit((char)('0' + indicator) + "03" + Digits);
    }

    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out PackageNdc? ndc,
        [NotNullWhen(false)] out string? why)
    {
        var trimmed = (text ?? "").Trim();
        var parts = trimmed.Split('-');
        var lengths = string.Join('-', parts.Select(part => part.Length));
        var known = lengths is "4-4-2" or "5-3-2" or "5-4-1" && parts.All(part => part.All(char.IsAsciiDigit));
        ndc = known ? new PackageNdc(trimmed, parts) : null;
        why = known ? null
            : $"The package code {ExactNumber.Quoted(trimmed)} is not ten digits in the shape 4-4-2, 5-3-2 or 5-4-1.";
        return known;
    }

    /// <summary>True for "0378-8766", "60687-637" and "71335-1296": labeler and product without a package.</summary>
    public static bool IsProductNdc(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && parts.All(part => part.All(char.IsAsciiDigit))
            && (parts[0].Length, parts[1].Length) is (4, 4) or (5, 3) or (5, 4);
    }

    /// <summary>
    /// The ten NDC digits in a UPC, EAN-13 or GTIN-14 when its check digit is right and it carries an NDC; else null.
    /// </summary>
    public static string? DigitsIn(string code)
    {
        var digits = code.Trim();
        if (digits.Length is not (12 or 13 or 14) || !digits.All(char.IsAsciiDigit)
            || WithCheckDigit(digits[..^1]) != digits)
        {
            return null;
        }

        var twelve = digits[^12..];
        return digits[..^12].All(c => c == '0') && twelve[0] == '3' ? twelve[1..^1] : null;
    }

    public override string ToString() => Text;

    // The GS1 check digit: weights 3 and 1 from the right.
    private static string WithCheckDigit(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += (body[body.Length - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
        return body + (char)('0' + (10 - sum % 10) % 10);
    }
}
