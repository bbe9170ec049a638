using System.Security.Cryptography;

namespace MedDispense.Web.Hosting;

/// <summary>The text of a badge. It says nothing about the person and cannot be guessed.</summary>
public static class BadgeCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A fresh code.</summary>
    public static string New() => "MDS" + RandomNumberGenerator.GetString(Alphabet, 8);

    /// <summary>The code as it is kept, from what a scanner or a person typed.</summary>
    public static string Plain(string text) => text.Trim().ToUpperInvariant();
}
