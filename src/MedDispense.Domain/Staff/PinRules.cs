namespace MedDispense.Domain.Staff;

/// <summary>Which PINs a person may choose: 4 to 8 digits that a colleague would not try first.</summary>
public static class PinRules
{
    public const int Shortest = 4;
    public const int Longest = 8;

    /// <summary>What is wrong with a PIN, in one sentence; null when it may be used.</summary>
    public static string? WhyNot(string pin)
    {
        ArgumentNullException.ThrowIfNull(pin);
        if (pin.Length is < Shortest or > Longest || !pin.All(char.IsAsciiDigit))
            return "A PIN has 4 to 8 digits, nothing else.";
        if (pin.Distinct().Count() < 3)
            return "This PIN has the same digits again and again. Choose one with at least three different digits.";
        if (RunsOn(pin))
            return "This PIN counts up or down. Choose digits that do not follow one another.";
        if (pin.Length % 2 == 0 && pin[..(pin.Length / 2)] == pin[(pin.Length / 2)..])
            return "This PIN repeats itself. Choose another one.";
        return LooksLikeDate(pin) ? "This PIN looks like a date or a year. Choose digits that are no birthday." : null;
    }

    /// <summary>Whether a text has the form of a PIN, so that anything else can be taken for a password.</summary>
    public static bool HasForm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is >= Shortest and <= Longest && text.All(char.IsAsciiDigit);
    }

    private static bool RunsOn(string pin)
    {
        var step = (pin[1] - pin[0] + 10) % 10;
        if (step is not (1 or 9))
            return false;
        for (var i = 1; i < pin.Length; i++)
        {
            // 7890 and 2109 run on over the zero.
            if ((pin[i] - pin[i - 1] + 10) % 10 != step)
                return false;
        }

        return true;
    }

    private static bool LooksLikeDate(string pin) => pin.Length switch
    {
        4 => IsYear(pin) || IsDayAndMonth(pin[..2], pin[2..]) || IsDayAndMonth(pin[2..], pin[..2]),
        6 => IsDayAndMonth(pin[..2], pin[2..4]) || IsDayAndMonth(pin[2..4], pin[..2]) || IsDayAndMonth(pin[4..], pin[2..4]),
        8 => IsFullDate(pin[..2], pin[2..4], pin[4..]) || IsFullDate(pin[2..4], pin[..2], pin[4..])
            || IsFullDate(pin[6..], pin[4..6], pin[..4]),
        _ => false,
    };

    private static bool IsFullDate(string day, string month, string year) => IsYear(year) && IsDayAndMonth(day, month);

    private static bool IsYear(string digits) => Number(digits) is >= 1900 and <= 2099;

    private static bool IsDayAndMonth(string day, string month) =>
        Number(month) is >= 1 and <= 12 && Number(day) is >= 1 and <= 31;

    private static int Number(string digits) => digits.Aggregate(0, (sum, digit) => sum * 10 + (digit - '0'));
}
