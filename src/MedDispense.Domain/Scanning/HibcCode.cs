using System.Text.RegularExpressions;

namespace MedDispense.Domain.Scanning;

/// <summary>
/// A code of the Health Industry Bar Code supplier labeling standard (ANSI/HIBC 2.6), found on devices and some
/// medicines: +A99912345/$$52001510X3/S77DE1G45 and a check character, modulo 43 over all characters.
/// </summary>
public sealed partial record HibcCode
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

    /// <summary>Labeler, product and unit of measure; null in a code that holds only lot, serial or dates.</summary>
    public string? Product { get; init; }

    /// <summary>Lot; null when not given.</summary>
    public string? Lot { get; init; }

    /// <summary>Serial number; null when not given.</summary>
    public string? Serial { get; init; }

    /// <summary>Last day of use; null when not given.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>True when the text has the form of such a code, whether its check character is right or not.</summary>
    public static bool Looks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadingEffort.Take(text.Length);
        return Form().IsMatch(text);
    }

    /// <summary>True when the last character is the check character of the others.</summary>
    public static bool HasRightCheckCharacter(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 2) return false;
        ReadingEffort.Take(text.Length);
        var values = text.Select(character => Alphabet.IndexOf(character, StringComparison.Ordinal)).ToList();
        return !values.Contains(-1) && values.SkipLast(1).Sum() % 43 == values[^1];
    }

    /// <summary>Reads a whole code; null when it has another form or a wrong check character.</summary>
    public static HibcCode? Read(string text, int currentYear)
    {
        if (!Looks(text) || !HasRightCheckCharacter(text)) return null;
        if (!char.IsAsciiLetter(text[1]))
        {
            // A secondary code by itself repeats the check character of its primary code before its own.
            return text[1..^2].Split('/').Aggregate(new HibcCode(), (code, part) => code.With(part, currentYear));
        }
        var parts = text[1..^1].Split('/');
        var product = new HibcCode { Product = parts[0] };
        return parts.Skip(1).Aggregate(product, (code, part) => code.With(part, currentYear));
    }

    private HibcCode With(string part, int currentYear) => part switch
    {
        ['$', '$', '+', .. var dated] => Dated(dated, currentYear, isSerial: true),
        ['$', '$', .. var dated] => Dated(WithoutQuantity(dated), currentYear, isSerial: false),
        ['$', '+', .. var serial] => this with { Serial = OrNull(serial) },
        ['$', .. var lot] => this with { Lot = OrNull(lot) },
        ['1', '4', 'D', .. var day] => this with { Expiry = GsOneDate.ReadLong(day) },
        ['S', .. var serial] => this with { Serial = OrNull(serial) },
        _ when part.Length >= 5 && AsciiDigits.Only(part.AsSpan(0, 5)) => this with
        {
            Expiry = YearAndDay(part[..5], currentYear),
            Lot = OrNull(part[5..]),
        },
        _ => this,
    };

    // The first character says how the date is written; without one it is month and year.
    private HibcCode Dated(string text, int currentYear, bool isSerial)
    {
        var (length, date) = text switch
        {
            ['0' or '1', ..] when text.Length >= 4 => (4, MonthAndYear(text[..4], currentYear)),
            ['2', ..] when text.Length >= 7 => (7, Short(text[5..7] + text[1..5], currentYear)),
            ['3', ..] when text.Length >= 7 => (7, Short(text[1..7], currentYear)),
            ['4', ..] when text.Length >= 9 => (9, Short(text[1..7], currentYear)),
            ['5', ..] when text.Length >= 6 => (6, YearAndDay(text[1..6], currentYear)),
            ['6', ..] when text.Length >= 8 => (8, YearAndDay(text[1..6], currentYear)),
            ['7', ..] => (1, null),
            _ => (0, null),
        };
        var rest = OrNull(text[length..]);
        return isSerial ? this with { Expiry = date, Serial = rest } : this with { Expiry = date, Lot = rest };
    }

    private static string WithoutQuantity(string text) => text switch
    {
        ['8', ..] when text.Length >= 3 => text[3..],
        ['9', ..] when text.Length >= 6 => text[6..],
        _ => text,
    };

    private static DateOnly? Short(string text, int currentYear) => GsOneDate.ReadShort(text, currentYear, false);

    private static DateOnly? MonthAndYear(string text, int currentYear) =>
        GsOneDate.ReadShort(text[2..] + text[..2] + "00", currentYear, dayMayBeOpen: true);

    private static DateOnly? YearAndDay(string text, int currentYear)
    {
        if (!AsciiDigits.Only(text)) return null;
        var year = GsOneDate.FullYear(AsciiDigits.Number(text.AsSpan(0, 2)), currentYear);
        if (year < DateOnly.MinValue.Year || year > DateOnly.MaxValue.Year) return null;
        var day = AsciiDigits.Number(text.AsSpan(2));
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        return day < 1 || day > days ? null : new DateOnly(year, 1, 1).AddDays(day - 1);
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    // Labeler, product and unit of measure; or lot or serial behind dollar signs; or year and day with a lot.
    [GeneratedRegex(
        @"^\+([A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]|\$\$?\+?[^/]+|[0-9]{5}[A-Z0-9]+)(/.+)?.$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
