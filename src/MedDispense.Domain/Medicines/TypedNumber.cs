using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>Numbers as people type them, with every reading that could be mistaken refused.</summary>
internal static class TypedNumber
{
    public static bool TryParse(
        string typed, CountedIn countedIn, out ExactNumber value, [NotNullWhen(false)] out string? why)
    {
        value = default;
        why = typed.StartsWith('-') || typed.StartsWith('\u2212')
            ? "An amount cannot be below zero."
            : AmbiguousPoint(typed, countedIn) ?? AmbiguousComma(typed, countedIn);
        if (why is not null)
            return false;
        if (TryParseMixed(typed, out value))
            return true;
        if (IsLongNumber(typed))
        {
            // A number, only with more digits than are kept: far too much, or far too fine.
            why = $"{ExactNumber.Quoted(typed)} has too many digits. Check the amount in {countedIn.Plural()}.";
            return false;
        }

        why = NotANumber(typed, countedIn);
        return false;
    }

    public static string NotANumber(string typed, CountedIn countedIn) =>
        $"{ExactNumber.Quoted(typed)} is not a number. Enter the amount in {countedIn.Plural()}, "
        + (countedIn.IsMeasured() ? "such as 8.5." : "such as 1 or 1.5.");

    // "8,5" is 8.5 to one person and a slip for 85 to another.
    private static string? AmbiguousComma(string typed, CountedIn countedIn)
    {
        var comma = typed.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || ExactNumber.TryParse(typed, out _, out _)
            || !typed.All(c => char.IsAsciiDigit(c) || c is ',' or '.'))
        {
            return null;
        }

        var after = typed[(comma + 1)..];
        return comma > 0 && after.Length > 0 && after.All(char.IsAsciiDigit) && after.Length != 3
            ? $"{ExactNumber.Quoted(typed)} can be read in two ways. Use a point for parts: "
                + $"{typed[..comma]}.{after}\u00A0{countedIn.Plural()}."
            : $"The commas in {ExactNumber.Quoted(typed)} are not between thousands. Write 1,000 or 1000.";
    }

    // "1.000" is one to one person and a thousand to another.
    private static string? AmbiguousPoint(string typed, CountedIn countedIn)
    {
        var point = typed.IndexOf('.', StringComparison.Ordinal);
        return point is >= 1 and <= 3 && typed[point..] == ".000" && typed[0] is >= '1' and <= '9'
            && typed[..point].All(char.IsAsciiDigit)
            ? $"{ExactNumber.Quoted(typed)} can be read in two ways. "
                + $"Write {typed[..point]} or {typed[..point]},000 {countedIn.Plural()}."
            : null;
    }

    // "1½", "½", "1 1/2", "3/2" and plain numbers.
    private static bool TryParseMixed(string typed, out ExactNumber value)
    {
        if (ExactNumber.TryParse(typed, out value, out _))
            return true;
        var sign = FractionSign(typed[^1]);
        var words = typed.Split(' ');
        if (sign is { } part)
        {
            var whole = typed[..^1].TrimEnd();
            return whole.Length == 0 ? Is(part, out value) : TryAdd(whole, part, out value);
        }

        if (!TryParseFraction(words[^1], out var fraction))
            return false;
        return words.Length switch
        {
            1 => Is(fraction, out value),
            2 => fraction < ExactNumber.One && TryAdd(words[0], fraction, out value),
            _ => false,
        };
    }

    private static bool Is(ExactNumber number, out ExactNumber value)
    {
        value = number;
        return true;
    }

    // A fraction is added to a whole number only: "1.5½" is a slip.
    private static bool TryAdd(string whole, ExactNumber part, out ExactNumber value)
    {
        var isWhole = ExactNumber.TryParse(whole, out value, out _)
            && value.IsWhole && !whole.Contains('.', StringComparison.Ordinal)
            && value < new ExactNumber(AmountText.MostTyped);
        value = isWhole ? value + part : default;
        return isWhole;
    }

    private static bool TryParseFraction(string word, out ExactNumber fraction)
    {
        fraction = default;
        var slash = word.IndexOfAny(['/', '\u2044']);
        if (slash < 0 || !ExactNumber.TryParse(word[..slash], out var above, out _)
            || !ExactNumber.TryParse(word[(slash + 1)..], out var below, out _))
        {
            return false;
        }

        return above.IsWhole && below.IsWhole && ExactNumber.TryDivide(above, below, out fraction);
    }

    private static ExactNumber? FractionSign(char c) => c switch
    {
        '½' => new ExactNumber(1, 2),
        '¼' => new ExactNumber(1, 4),
        '¾' => new ExactNumber(3, 4),
        '⅓' => new ExactNumber(1, 3),
        '⅔' => new ExactNumber(2, 3),
        _ => null,
    };

    private static bool IsLongNumber(string typed) =>
        typed.Length > 15 && typed.All(c => char.IsAsciiDigit(c) || c is '.' or ',') && typed.Count(c => c == '.') <= 1;
}
