using System.Globalization;
using System.Text.RegularExpressions;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>Times of day as they are written: 08:00, 0800, 8 am, 09-13-17.</summary>
internal static class TimePhrases
{
    /// <summary>One time, without groups.</summary>
    public const string Time = "(?:\\d{1,2}[:.]\\d{2}(?: ?[ap]m)?|\\d{4}|\\d{1,2} ?[ap]m|noon|midnight)";

    public static IReadOnlyList<Phrase> All { get; } =
    [
        new($"(?:from|starting(?: at)?|beginning(?: at)?) ({Time})", (draft, match) => draft.FromTime = TimeOf(match.Groups[1].Value, draft)),
        new("(?:from|starting) now", draft => draft.FromTime = NextMinute(draft)),
        new("\\d{2}(?:-\\d{2})+|\\d{4}(?:-\\d{4})+", Several),
        new(Time, (draft, match) => Add(draft, match.Value)),
    ];

    public static TimeOnly NextMinute(TimingDraft draft)
    {
        var now = draft.Context.Local.TimeOfDay.ToTimeOnly();
        return new TimeOnly(now.Hour, now.Minute).AddMinutes(now.Ticks % TimeSpan.TicksPerMinute == 0 ? 0 : 1);
    }

    private static void Several(TimingDraft draft, Match match)
    {
        foreach (var word in match.Value.Split('-'))
            Add(draft, word.Length == 2 ? $"{word}:00" : word);
    }

    private static void Add(TimingDraft draft, string word)
    {
        if (TimeOf(word, draft) is { } time)
            draft.Times.Add(time);
    }

    private static TimeOnly? TimeOf(string word, TimingDraft draft)
    {
        var text = word switch
        {
            "noon" => "1200",
            "midnight" => "2400",
            _ => word.Replace(":", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
        };
        var half = text[^1] == 'm' ? text[^2..] : "";
        var digits = text[..^half.Length];
        if (digits.Length < 3)
            digits += "00";
        var (hour, minute) = (int.Parse(digits[..^2], CultureInfo.InvariantCulture), int.Parse(digits[^2..], CultureInfo.InvariantCulture));
        if (half.Length > 0 && hour == 12)
        {
            // To one person noon, to another midnight.
            draft.Ask($"“{word}” can be read as noon and as midnight.", "12:00", "00:00");
            return null;
        }

        if (half.Length > 0 && hour is > 0 and < 12)
            hour += half == "pm" ? 12 : 0;
        else if (half.Length > 0)
            hour = 99;
        if (hour == 24 && minute == 0)
        {
            // The midnight that ends the day begins the next.
            draft.HasMidnightAtTheEnd = true;
            return TimeOnly.MinValue;
        }

        if (hour < 24 && minute < 60)
            return new TimeOnly(hour, minute);
        draft.Ask($"“{word}” is no time of day.", "08:00", "20:00");
        return null;
    }
}
