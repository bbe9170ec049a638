namespace MedDispense.Domain.Facilities;

/// <summary>A registration number of the US Drug Enforcement Administration: two characters, six digits, a check digit.</summary>
public static class DeaNumber
{
    /// <summary>The number as it is kept: capital letters, no blanks or hyphens.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    /// <summary>What is wrong with a number as kept, in one sentence; null when it is right.</summary>
    public static string? WhyNot(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        // The second character is the first letter of the name, or a 9 for some businesses.
        var hasForm = plain.Length == 9 && char.IsAsciiLetterUpper(plain[0])
            && (char.IsAsciiLetterUpper(plain[1]) || plain[1] == '9') && plain.Skip(2).All(char.IsAsciiDigit);
        if (!hasForm)
            return "A DEA number has two letters and seven digits, such as AB1234563. Check it on the certificate.";
        var digits = plain.Skip(2).Select(digit => digit - '0').ToArray();
        var sum = digits[0] + digits[2] + digits[4] + 2 * (digits[1] + digits[3] + digits[5]);
        return sum % 10 == digits[6]
            ? null
            : "The last digit does not fit the others, so one is mistyped. Check the DEA number on the certificate.";
    }
}
