using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;

namespace MedDispense.Web.Features.Medicines;

/// <summary>A search text that is a code, typed with or without hyphens or scanned: what the stored codes must begin
/// with.</summary>
public sealed record CodeSearch(string First, string Second, string Third)
{
    private const int FewestDigits = 6;

    /// <summary>Null when the text is no code but words.</summary>
    /// <param name="typed">As it was typed or scanned.</param>
    /// <param name="today">For two-digit years that the code may hold.</param>
    public static CodeSearch? Of(string? typed, DateOnly today)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is 0 or > ScanReader.LongestText)
            return null;
        var digits = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length >= FewestDigits && digits.All(char.IsAsciiDigit))
            return OfDigits(text, digits);
        // Only what no person types as words: element strings, web addresses and the like.
        return ScanReader.Read(text, null, today) is ProductScan { Gtin: { } gtin } ? OfDigits(gtin.FourteenDigits, gtin.FourteenDigits) : null;
    }

    /// <summary>The stored codes that it may stand for.</summary>
    public IQueryable<MedicineCode> In(IQueryable<MedicineCode> codes) =>
        codes.Where(code => code.RevokedAt == null
            && (code.Value.StartsWith(First) || code.Value.StartsWith(Second) || code.Value.StartsWith(Third)));

    // Ten digits without hyphens are found through the code on the pack that holds them: 3, ten digits, check digit.
    private static CodeSearch OfDigits(string text, string digits) => digits.Length switch
    {
        10 => new(digits, "3" + digits, text),
        13 => new("0" + digits, digits[1..], text),
        14 => new(digits, digits[2..], text),
        _ => new(digits, text, text),
    };
}
