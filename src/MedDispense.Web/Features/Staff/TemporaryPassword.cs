using System.Security.Cryptography;

namespace MedDispense.Web.Features.Staff;

/// <summary>Makes a password that is read from one screen, typed once, and changed at once.</summary>
internal static class TemporaryPassword
{
    // No letter or digit that is taken for another one when it is written on paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of four: about 79 random bits.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
