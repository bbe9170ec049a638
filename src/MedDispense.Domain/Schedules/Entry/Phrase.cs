using System.Globalization;
using System.Text.RegularExpressions;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>One way in which a part of a timing is written, and what it says.</summary>
internal sealed class Phrase
{
    // A number as figures or as a word.
    public const string Number = "(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    private static readonly string[] NumberWords =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly Regex _pattern;
    private readonly Action<TimingDraft, Match> _says;

    /// <param name="pattern">In small letters, up to the end of a word; a digit is one of ASCII.</param>
    /// <param name="says">What it says.</param>
    public Phrase(string pattern, Action<TimingDraft, Match> says)
    {
        _pattern = new Regex($"\\G(?:{pattern.Replace("\\d", "[0-9]", StringComparison.Ordinal)})(?![a-z0-9])", RegexOptions.CultureInvariant);
        _says = says;
    }

    public Phrase(string pattern, Action<TimingDraft> says)
        : this(pattern, (draft, _) => says(draft))
    {
    }

    /// <summary>How many characters it took at a place of a text; zero when it is not written there.</summary>
    public int Take(string text, int at, TimingDraft draft)
    {
        var match = _pattern.Match(text, at);
        if (match.Success)
            _says(draft, match);
        return match.Success ? match.Length : 0;
    }

    public static int NumberOf(Group group) => Array.IndexOf(NumberWords, group.Value) is >= 0 and var word
        ? word
        : int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
