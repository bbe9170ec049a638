using System.Text;

namespace MedDispense.Domain.Ledger;

/// <summary>Text as the ledger stores and hashes it: NFC, LF line ends, no NUL and no surrounding white space.</summary>
public static class CanonicalText
{
    /// <summary>The text in its one stored form.</summary>
    /// <exception cref="ArgumentException">The text holds a NUL, which PostgreSQL cannot store, or half of a
    /// surrogate pair, which no database can.</exception>
    public static string Of(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("Text in the ledger holds no NUL.", nameof(text));
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return lines.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The stored form, or null for nothing but white space.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Of(text);
}
