using System.Globalization;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>
/// Dates as the FDA's lists write them: 20240517, 2024-05-17, and 23-OCT-23 with two digits for the year.
/// </summary>
internal static class SourceDate
{
    /// <summary>
    /// Two-digit years up to 59 are 20xx and later ones 19xx: "30-DEC-86" began in 1986, "01-MAR-31" ends in 2031.
    /// </summary>
    private const int LastYearOfThisCentury = 59;

    public static bool TryParse(string text, out DateOnly date)
    {
        var tidy = text.Trim();
        if (DateOnly.TryParseExact(
            tidy,
            ["yyyyMMdd", "yyyy-MM-dd", "dd-MMM-yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date))
        {
            return IsSensible(date);
        }

        if (tidy.Length != 9 || !int.TryParse(tidy[7..], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return false;
        var century = year <= LastYearOfThisCentury ? "20" : "19";
        return DateOnly.TryParseExact(
            tidy[..7] + century + tidy[7..],
            "dd-MMM-yyyy",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date);
    }

    private static bool IsSensible(DateOnly date) => date.Year is >= 1900 and < 2200;
}
