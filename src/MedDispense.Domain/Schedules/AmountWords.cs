using System.Globalization;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Schedules;

/// <summary>Amounts inside the text of a timing, and in its sentence.</summary>
internal static class AmountWords
{
    /// <summary><c>20</c>, <c>2.5</c>, <c>4/3</c>: no blanks and no commas.</summary>
    public static string Stored(ExactNumber amount)
    {
        var text = amount.ToString();
        return text.Contains('/', StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{amount.Numerator}/{amount.Denominator}")
            : text.Replace(",", "", StringComparison.Ordinal);
    }

    /// <summary>Reads what <see cref="Stored"/> writes, and nothing else.</summary>
    public static bool TryReadStored(string text, out ExactNumber amount)
    {
        var parts = text.Split('/');
        amount = default;
        return parts.Length <= 2 && ExactNumber.TryParse(parts[0], out var top, out _)
            && ExactNumber.TryParse(parts.Length == 2 ? parts[1] : "1", out var bottom, out _)
            && ExactNumber.TryDivide(top, bottom, out amount) && Stored(amount) == text;
    }

    /// <summary>Whether it can be stored and read again: no amount that anybody picks up has 19 digits.</summary>
    public static bool CanBeStored(ExactNumber amount) => !amount.IsZero && TryReadStored(Stored(amount), out _);

    /// <summary>How amounts are said: as the caller says them, or as number and unit.</summary>
    public static Func<ExactNumber, string> SayIn(string? unit, Func<ExactNumber, string>? say) =>
        say ?? (amount => unit is null ? amount.ToString() : $"{amount}\u00A0{UcumUnit.OfCode(unit).OnScreen}".TrimEnd('\u00A0'));

    /// <summary>A code that every amount of a timing can be said in.</summary>
    public static bool IsUnit(string code) => UcumUnit.IsCode(code) && !code.Any(char.IsWhiteSpace);
}
