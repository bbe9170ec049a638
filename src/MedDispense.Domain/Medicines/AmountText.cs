using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>
/// Amounts in words and back: a <see cref="long"/> of smallest amounts, shown in what a person counts. With two
/// smallest amounts to a tablet 3 is "1½ tablets"; with a hundred to a mL 850 is "8.5 mL".
/// </summary>
public static class AmountText
{
    /// <summary>The most that anyone may type, in counted units: more is a slip or bulk material.</summary>
    public const long MostTyped = 1_000_000;

    private const char NoBreakSpace = '\u00A0';

    private static readonly (ExactNumber Value, char Sign)[] Fractions =
    [
        (new(1, 2), '½'), (new(1, 4), '¼'), (new(3, 4), '¾'), (new(1, 3), '⅓'), (new(2, 3), '⅔'),
    ];

    /// <summary>
    /// "1 tablet", "1½ tablets", "8.5 mL", "1,000 mL", with a space that does not break; a minus below zero.
    /// </summary>
    public static string Format(long amount, CountedIn countedIn, int smallestPerUnit)
    {
        var size = Magnitude(amount, smallestPerUnit);
        var word = !size.IsZero && size <= ExactNumber.One ? countedIn.Singular() : countedIn.Plural();
        return FormatNumber(amount, countedIn, smallestPerUnit) + NoBreakSpace + word;
    }

    /// <summary>The figure of <see cref="Format"/> without its word, for columns: "1½", "8.5", "1,000".</summary>
    public static string FormatNumber(long amount, CountedIn countedIn, int smallestPerUnit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestPerUnit, 1);
        var size = Magnitude(amount, smallestPerUnit);
        return (amount < 0 ? "\u2212" : "") + (countedIn.IsMeasured() ? size.ToString() : WithFraction(size));
    }

    /// <summary>
    /// Reads what a person typed: "1.5", "1 1/2", "1½", ".5", "1,000", with or without the unit's word. Zero is an
    /// amount; whether it makes sense is for the asker to say.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="countedIn">What the field is counted in.</param>
    /// <param name="smallestPerUnit">How many smallest amounts one counted unit has.</param>
    /// <param name="amount">The amount in smallest amounts; zero when refused.</param>
    /// <param name="why">What is wrong and what to write, naming the nearest amounts that can be measured.</param>
    public static bool TryParse(
        string? text,
        CountedIn countedIn,
        int smallestPerUnit,
        out long amount,
        [NotNullWhen(false)] out string? why)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestPerUnit, 1);
        amount = 0;
        var typed = NameText.Tidy(text);
        if (typed.Length == 0)
        {
            why = $"Enter an amount in {countedIn.Plural()}.";
            return false;
        }

        if (!TryTakeOffUnit(typed, countedIn, out var number, out why))
            return false;
        if (!TypedNumber.TryParse(number, countedIn, out var value, out why))
            return false;
        if (value > new ExactNumber(MostTyped))
        {
            why = $"{ExactNumber.Quoted(typed)} is more than can be recorded at once. "
                + $"The most is {new ExactNumber(MostTyped)}{NoBreakSpace}{countedIn.Plural()}.";
            return false;
        }

        if (value.TryCountParts(smallestPerUnit, out amount))
            return true;
        why = Unmeasurable(value, countedIn, smallestPerUnit);
        return false;
    }

    /// <summary>
    /// The largest measurable amount not above, and the smallest not below, in smallest amounts; false when it does not
    /// fit.
    /// </summary>
    public static bool TryNearest(ExactNumber wanted, int smallestPerUnit, out long below, out long above)
    {
        below = above = 0;
        if (!ExactNumber.TryMultiply(wanted, new ExactNumber(smallestPerUnit), out var parts))
            return false;
        below = parts.Numerator / parts.Denominator;
        above = parts.IsWhole ? below : below + 1;
        return true;
    }

    private static string Unmeasurable(ExactNumber wanted, CountedIn countedIn, int smallestPerUnit)
    {
        var smallest = Format(1, countedIn, smallestPerUnit);
        var said = $"{(countedIn.IsMeasured() ? wanted.ToString() : WithFraction(wanted))}{NoBreakSpace}"
            + (wanted <= ExactNumber.One ? countedIn.Singular() : countedIn.Plural());
        var verb = countedIn.IsMeasured() ? "measured" : "counted out";
        var start = $"{said} cannot be {verb}: the smallest amount is {smallest}.";
        if (!TryNearest(wanted, smallestPerUnit, out var below, out var above))
            return start;
        return below == 0
            ? $"{start} The nearest is {Format(above, countedIn, smallestPerUnit)}."
            : $"{start} The nearest are {Format(below, countedIn, smallestPerUnit)} "
                + $"and {Format(above, countedIn, smallestPerUnit)}.";
    }

    // The unit may be typed too, but only the right one: "8.5 mg" in a field of mL is a dose in the wrong place.
    private static bool TryTakeOffUnit(
        string typed, CountedIn countedIn, out string number, [NotNullWhen(false)] out string? why)
    {
        var end = typed.Length;
        while (end > 0 && (char.IsAsciiLetter(typed[end - 1]) || typed[end - 1] == 'µ'))
            end--;
        number = typed[..end].TrimEnd();
        var word = typed[end..];
        why = null;
        if (word.Length == 0 || (number.Length > 0 && IsWordFor(word, countedIn)))
            return true;
        var isOtherUnit = number.Length > 0
            && (UcumUnit.TryRead(word, out _) || Enum.GetValues<CountedIn>().Any(other => IsWordFor(word, other)));
        why = isOtherUnit
            ? $"{ExactNumber.Quoted(typed)} is in {word}. Enter the amount in {countedIn.Plural()}."
            : TypedNumber.NotANumber(typed, countedIn);
        return false;
    }

    private static bool IsWordFor(string word, CountedIn countedIn) =>
        word.Equals(countedIn.Singular(), StringComparison.OrdinalIgnoreCase)
        || word.Equals(countedIn.Plural(), StringComparison.OrdinalIgnoreCase);

    private static ExactNumber Magnitude(long amount, int smallestPerUnit)
    {
        // The most negative long has no positive twin; nothing real comes near it.
        var magnitude = amount == long.MinValue ? long.MaxValue : Math.Abs(amount);
        return new ExactNumber(magnitude, smallestPerUnit);
    }

    private static string WithFraction(ExactNumber size)
    {
        var whole = size.Numerator / size.Denominator;
        var rest = new ExactNumber(size.Numerator % size.Denominator, size.Denominator);
        var sign = Fractions.FirstOrDefault(fraction => fraction.Value == rest).Sign;
        if (rest.IsZero || sign == default)
            return size.ToString();
        return (whole == 0 ? "" : new ExactNumber(whole).ToString()) + sign;
    }
}
