namespace MedDispense.Domain.Scanning;

/// <summary>
/// Dates and times inside GS1 codes. A year has two digits and lies between 49 years back and 50 years ahead.
/// Day 00 stands for the last day of the month. Source: GS1 General Specifications, section 7.12.
/// </summary>
public static class GsOneDate
{
    /// <summary>The full year that two digits stand for, seen from <paramref name="currentYear"/>.</summary>
    public static int FullYear(int twoDigits, int currentYear)
    {
        var century = currentYear - currentYear % 100;
        var ahead = twoDigits - currentYear % 100;
        return ahead switch
        {
            >= 51 => century - 100 + twoDigits,
            <= -50 => century + 100 + twoDigits,
            _ => century + twoDigits,
        };
    }

    /// <summary>
    /// Reads YYMMDD; null when there is no such day. Day 00 only where <paramref name="dayMayBeOpen"/>.
    /// </summary>
    public static DateOnly? ReadShort(ReadOnlySpan<char> text, int currentYear, bool dayMayBeOpen)
    {
        if (text.Length != 6 || !AsciiDigits.Only(text)) return null;
        var year = FullYear(AsciiDigits.Number(text[..2]), currentYear);
        return Day(year, AsciiDigits.Number(text[2..4]), AsciiDigits.Number(text[4..]), dayMayBeOpen);
    }

    /// <summary>Reads YYYYMMDD; null when there is no such day.</summary>
    public static DateOnly? ReadLong(ReadOnlySpan<char> text)
    {
        if (text.Length != 8 || !AsciiDigits.Only(text)) return null;
        return Day(AsciiDigits.Number(text[..4]), AsciiDigits.Number(text[4..6]), AsciiDigits.Number(text[6..]), false);
    }

    /// <summary>Reads HH, HHMM or HHMMSS; null when there is no such time of day.</summary>
    public static TimeOnly? ReadTime(ReadOnlySpan<char> text)
    {
        if (text.Length is not (2 or 4 or 6) || !AsciiDigits.Only(text)) return null;
        var hour = AsciiDigits.Number(text[..2]);
        var minute = text.Length > 2 ? AsciiDigits.Number(text[2..4]) : 0;
        var second = text.Length > 4 ? AsciiDigits.Number(text[4..]) : 0;
        return hour > 23 || minute > 59 || second > 59 ? null : new TimeOnly(hour, minute, second);
    }

    /// <summary>
    /// The day of a year, month and day; null when there is none, and the last day of the month for day 0.
    /// </summary>
    internal static DateOnly? Day(int year, int month, int day, bool dayMayBeOpen)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12) return null;
        var last = DateTime.DaysInMonth(year, month);
        if (day == 0 && dayMayBeOpen) return new DateOnly(year, month, last);
        return day < 1 || day > last ? null : new DateOnly(year, month, day);
    }
}
