namespace MedDispense.Domain.Staff;

/// <summary>The name a person signs in with: the same in every facility.</summary>
public static class SignInName
{
    public const int Shortest = 3;
    public const int Longest = 60;

    /// <summary>The name as it is kept: without blanks around it, in small letters.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim().ToLowerInvariant();
    }

    /// <summary>What is wrong with a name as kept, in one sentence; null when it may be used.</summary>
    public static string? WhyNot(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        if (plain.Length is < Shortest or > Longest)
            return $"A sign-in name has {Shortest} to {Longest} characters.";
        return plain.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-' or '_' or '@')
            ? null
            : "A sign-in name has letters a to z, digits, full stops, hyphens, underscores and @ only.";
    }
}
