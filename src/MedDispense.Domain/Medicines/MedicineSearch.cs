using System.Globalization;
using System.Text;

namespace MedDispense.Domain.Medicines;

/// <summary>Words of medicines as a search compares them: lower case, without accents, hyphens and other signs apart
/// from the point in a number; figures apart from letters, so that <c>8mg</c> finds <c>8 mg</c>.</summary>
public static class MedicineSearch
{
    /// <summary>The longest text that is kept for the search.</summary>
    public const int Longest = 2000;

    /// <summary>More words than this are not asked for at once.</summary>
    public const int MostWords = 8;

    private const int MostDigits = 9;

    /// <summary>All words of a medicine, with a blank before each, so that <c>" wor"</c> finds the beginning of a
    /// word.</summary>
    public static string TextOf(Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        var words = string.Join(' ', medicine.Name, medicine.BrandName, medicine.Strength, medicine.Form,
            medicine.Route, medicine.Labeler);
        var text = Plain(words.Length <= Longest ? words : words[..Longest]);
        return text.Length <= Longest ? text : text[..Longest];
    }

    /// <summary>The longest text by which lists are ordered.</summary>
    public const int LongestSort = 600;

    /// <summary>Name, strength, form and maker, with figures that are ordered by size.</summary>
    public static string SortTextOf(Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        var text = $"{Plain(medicine.Name)} | {WithSizes(Plain(medicine.Strength))} | {Plain(medicine.Form)} | {Plain(medicine.BrandName)}".Trim();
        return text.Length <= LongestSort ? text : text[..LongestSort];
    }

    /// <summary>The words that a person typed, in any order, each once.</summary>
    public static IReadOnlyList<string> WordsOf(string? typed)
    {
        var text = typed ?? "";
        return
        [
            .. Plain(text.Length <= Longest ? text : text[..Longest])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords),
        ];
    }

    // "8 mg" becomes "000000008 mg": as long as all figures are, text is ordered as numbers are.
    private static string WithSizes(string plain) => string.Join(' ', plain.Split(' ').Select(word =>
        word.Length > 0 && char.IsAsciiDigit(word[0])
            ? word.Split('.')[0].PadLeft(MostDigits, '0') + word[word.Split('.')[0].Length..]
            : word));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8).Append(' ');
        var last = ' ';
        var letters = WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormD);
        for (var i = 0; i < letters.Length; i++)
        {
            var c = char.ToLowerInvariant(letters[i]);
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            var isPoint = c == '.' && char.IsAsciiDigit(last) && i + 1 < letters.Length && char.IsAsciiDigit(letters[i + 1]);
            var isThousands = c == ',' && char.IsAsciiDigit(last) && i + 1 < letters.Length && char.IsAsciiDigit(letters[i + 1]);
            if (isThousands)
                continue;
            var next = char.IsLetterOrDigit(c) || isPoint ? c : ' ';
            var meetsFigure = (char.IsDigit(next) && char.IsLetter(last)) || (char.IsLetter(next) && char.IsDigit(last));
            if (meetsFigure)
                plain.Append(' ');
            if (next != ' ' || last != ' ')
                plain.Append(next);
            last = next;
        }

        return plain.ToString().TrimEnd();
    }

    private static string WithoutLoneSurrogates(string text) =>
        text.Any(char.IsSurrogate) ? new string([.. text.Where(c => !char.IsSurrogate(c))]) : text;
}
