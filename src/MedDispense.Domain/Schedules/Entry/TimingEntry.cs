using System.Text.RegularExpressions;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>Understands a timing as people and other systems write it, or asks. Nothing is guessed: every word must be
/// understood, and what can be read in two ways is asked back.</summary>
public static class TimingEntry
{
    private const int Longest = 200;
    private static readonly string[] Examples = ["08:00 20:00", "every 6 hours", "Mon Wed Fri 09:00", "every second day", "as needed"];

    private static readonly IReadOnlyList<Phrase> Phrases =
    [
        .. BoundPhrases.All, .. TimePhrases.All, .. WordPhrases.All, .. WeekdayPhrases.All, .. Codes.All,
        new("at|and|on|each|the|of|in", _ => { }),
    ];

    /// <summary>Reads a timing.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="context">When the order begins, and the house's zone and standard times.</param>
    public static TimingReading Read(string? text, TimingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (string.IsNullOrWhiteSpace(text))
            return new TimingNotUnderstood("It is not said when.", Examples);
        if (text.Length > Longest)
            return new TimingNotUnderstood($"The text is longer than {Longest} characters.", Examples);
        var draft = new TimingDraft(context);
        var plain = Plain(text);
        var at = 0;
        while (at < plain.Length && draft.Question is null)
        {
            if (plain[at] is ' ' or ',' or ';' or '.' or ':' or '&' or '+' or '(' or ')')
                at++;
            else if (Phrases.Select(phrase => phrase.Take(plain, at, draft)).FirstOrDefault(taken => taken > 0) is > 0 and var taken)
                at += taken;
            else
                draft.Ask($"“{plain[at..]}” was not understood.", Examples);
        }

        return draft.Question ?? TimingResolution.Of(draft);
    }

    // Small letters, single blanks, plain dashes; q.o.d. as qod, and what HL7 writes in one word as two.
    private static string Plain(string text)
    {
        var small = text.Trim().ToLowerInvariant().Replace('–', '-').Replace('×', 'x');
        var single = Regex.Replace(small, "\\s+", " ");
        var whole = Regex.Replace(single, "(?<![a-z])(?:[a-z]\\.){2,}", letters => letters.Value.Replace(".", "", StringComparison.Ordinal));
        return whole.StartsWith("prnq", StringComparison.Ordinal) ? whole.Insert(3, " ") : whole;
    }
}
