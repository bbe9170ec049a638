using System.Globalization;
using System.Text.RegularExpressions;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>From when, until when, for how long.</summary>
internal static class BoundPhrases
{
    private const string Month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private const string Date = $"(?:\\d{{4}}-\\d{{2}}-\\d{{2}}|\\d{{1,2}} {Month},? \\d{{4}}|{Month} \\d{{1,2}},? \\d{{4}})";

    private static readonly string[] Forms = ["yyyy-MM-dd", "d MMM yyyy", "MMM d yyyy"];

    public static IReadOnlyList<Phrase> All { get; } =
    [
        new($"(?:until|till|through|up to|to|ending|ends)(?: on)? ({Date})", (draft, match) => draft.Until = DateOf(match.Groups[1].Value, draft)),
        new($"(?:from|starting|beginning|first)?(?: ?on)? ?({Date})", (draft, match) => draft.From = DateOf(match.Groups[1].Value, draft)),
        new("(?:from |until |on )?\\d{1,2}/\\d{1,2}/\\d{2,4}", (draft, match) =>
            draft.Ask($"“{match.Value}” can be read as day and month and as month and day.", "2 Mar 2027", "2027-03-02")),
        new($"(?:for|x) ?{Phrase.Number} days?", (draft, match) => draft.ForDays = Phrase.NumberOf(match.Groups[1])),
        new($"(?:for|x) ?{Phrase.Number} weeks?", (draft, match) => draft.ForDays = 7 * Phrase.NumberOf(match.Groups[1])),
        new($"(?:for|x)? ?{Phrase.Number} doses?(?: only)?", (draft, match) => draft.ForDoses = Phrase.NumberOf(match.Groups[1])),
    ];

    private static DateOnly? DateOf(string text, TimingDraft draft)
    {
        // Of a month's name three letters are enough.
        var plain = Regex.Replace(text.Replace(",", "", StringComparison.Ordinal), "([a-z]{3})[a-z]*", "$1");
        if (DateOnly.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        draft.Ask($"There is no day “{text}”.", "2 Mar 2027", "2027-03-02");
        return null;
    }
}
