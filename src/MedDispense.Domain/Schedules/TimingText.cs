using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MedDispense.Domain.Schedules;

/// <summary>A stored text, taken word by word. What is read loosely here is held against the timing's own text after.</summary>
internal sealed class TimingText(string text)
{
    private const string DayPattern = "yyyy-MM-dd";
    private readonly string[] _words = text.Split(' ');
    private int _at;

    /// <summary>The words that were not taken yet.</summary>
    public ArraySegment<string> Rest => new(_words, _at, _words.Length - _at);

    public string RestText => string.Join(' ', Rest.AsEnumerable());

    public static string Say(DateOnly day) => day.ToString(DayPattern, CultureInfo.InvariantCulture);

    public static bool IsDay(string word, out DateOnly day) =>
        DateOnly.TryParseExact(word, DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public bool Take(params ReadOnlySpan<string> words)
    {
        if (_words.Length - _at < words.Length || !_words.AsSpan(_at, words.Length).SequenceEqual(words))
            return false;
        _at += words.Length;
        return true;
    }

    public bool TakeNumber(int least, int most, out int number)
    {
        number = 0;
        return _at < _words.Length && int.TryParse(_words[_at], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= least && number <= most && TakeOne();
    }

    public bool TakeDay(out DateOnly day)
    {
        day = default;
        return _at < _words.Length && IsDay(_words[_at].TrimEnd(':'), out day) && TakeOne();
    }

    public bool TakeWord([NotNullWhen(true)] out string? word)
    {
        word = _at < _words.Length ? _words[_at] : null;
        return word is not null && TakeOne();
    }

    /// <summary>A plan without amounts, which is all that is left.</summary>
    public bool TakeTimes([NotNullWhen(true)] out DayPlan? plan)
    {
        plan = DayPlan.Read(Rest);
        _at = _words.Length;
        return plan is { HasAmounts: false };
    }

    private bool TakeOne()
    {
        _at++;
        return true;
    }
}
