using System.Text.RegularExpressions;
using NodaTime;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>Days of the week: Mon Wed Fri, MO-WE-FR, Monday to Friday, QJ135.</summary>
internal static class WeekdayPhrases
{
    private const string Name = "(?:mon|tues?|wed|weds|thurs?|thu|fri|sat|sun)(?:day|nesday|urday)?s?";
    private const string Code = "(?:mo|tu|we|th|fr|sa|su)";
    private static readonly string[] Starts = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    public static IReadOnlyList<Phrase> All { get; } =
    [
        new($"({Name}) (?:to|through|until) ({Name})", (draft, match) => draft.SetWeekdays(Range(DayOf(match.Groups[1].Value), DayOf(match.Groups[2].Value)))),
        new($"({Name}) ?- ?({Name})(?! ?-)", (draft, match) => draft.Ask(
            $"“{match.Value}” can be read as two days and as all days between.",
            $"{DayOf(match.Groups[1].Value)} to {DayOf(match.Groups[2].Value)}", $"{DayOf(match.Groups[1].Value)} and {DayOf(match.Groups[2].Value)}")),
        new($"(?:{Name}(?: ?[-,/&+] ?| and |, and | )?)+", ListOf(Name)),
        new($"{Code}(?:[-,/ ]{Code})+", ListOf(Code)),
        new("mwf|m-w-f", draft => draft.SetWeekdays([IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday])),
        new("tts|t-t-s|tths|tth|t-th", (draft, match) => draft.Ask($"“{match.Value}” does not say which days.", "Tue Thu Sat", "Tue Thu")),
        new("(?:every |on )?(?:weekday|work(?:ing)? ?day)s?", draft => draft.SetWeekdays(Range(IsoDayOfWeek.Monday, IsoDayOfWeek.Friday))),
        new("(?:every |on |at )?weekends?", draft => draft.SetWeekdays([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday])),
        new("q(\\d*)j([1-7]+)", OfHlSeven),
    ];

    public static IsoDayOfWeek DayOf(string word) => (IsoDayOfWeek)(Array.IndexOf(Starts, word[..2]) + 1);

    private static Action<TimingDraft, Match> ListOf(string name) => (draft, match) =>
        draft.SetWeekdays(Regex.Matches(match.Value, name).Select(word => DayOf(word.Value)));

    private static void OfHlSeven(TimingDraft draft, Match match)
    {
        var weeks = match.Groups[1].Length == 0 ? 1 : int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        if (weeks is < 1 or > 52)
            draft.Ask($"“{match.Value}” leaves out too many weeks.", "every 2 weeks on Mon 09:00");
        else
            draft.SetWeekdays(match.Groups[2].Value.Select(digit => (IsoDayOfWeek)(digit - '0')), weeks);
    }

    private static IEnumerable<IsoDayOfWeek> Range(IsoDayOfWeek first, IsoDayOfWeek last) =>
        Enumerable.Range(0, (last - first + 7) % 7 + 1).Select(i => (IsoDayOfWeek)(((int)first - 1 + i) % 7 + 1));
}
