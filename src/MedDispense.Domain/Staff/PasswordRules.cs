namespace MedDispense.Domain.Staff;

/// <summary>Which passwords a person may choose: long rather than odd, and not what stands on the badge.</summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 200;
    private const int FewestDifferent = 5;
    private const int FewestBesides = 6;

    private static readonly string[] TriedFirst =
    [
        "password", "passw0rd", "passwort", "qwertyuiop", "asdfghjkl", "letmein", "iloveyou", "administrator",
        "welcome", "meddispense", "123456789", "abcdefgh", "changeme",
    ];

    /// <summary>What is wrong with a password, in one sentence; null when it may be used.</summary>
    /// <param name="password">As typed; blanks count.</param>
    /// <param name="own">What belongs to the person and is therefore tried first: sign-in name, name.</param>
    public static string? WhyNot(string password, params IReadOnlyList<string> own)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < Shortest)
            return $"A password has at least {Shortest} characters. Three or four words in a row are easy to remember.";
        if (password.Length > Longest)
            return $"A password has at most {Longest} characters.";
        if (password.Distinct().Count() < FewestDifferent)
            return "This password has the same characters again and again. Use at least five different ones.";
        if (own.Any(text => text.Length >= 3 && IsMostOf(password, text)))
            return "This password is little more than the name. Choose one that does not say who you are.";
        return TriedFirst.Any(text => IsMostOf(password, text))
            ? "This password is one of those that are tried first. Choose another one."
            : null;
    }

    /// <summary>Whether hardly anything is left of the password without the text.</summary>
    private static bool IsMostOf(string password, string text)
    {
        var rest = password.Replace(text, "", StringComparison.OrdinalIgnoreCase);
        return rest.Length < password.Length && rest.Count(char.IsLetterOrDigit) < FewestBesides;
    }
}
