using System.Globalization;

namespace MedDispense.Domain.Scanning;

/// <summary>Digits 0 to 9 only: superscripts and digits of other scripts count as damage in a code.</summary>
internal static class AsciiDigits
{
    /// <summary>True when there is at least one character and every one is 0 to 9.</summary>
    public static bool Only(ReadOnlySpan<char> text)
    {
        ReadingEffort.Take(text.Length);
        return !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>The number that at most nine digits stand for.</summary>
    public static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
