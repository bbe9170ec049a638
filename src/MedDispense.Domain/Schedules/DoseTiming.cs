using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MedDispense.Domain.Schedules;

/// <summary>When the doses of an order fall. A closed set; each kind has one text by which it is stored and hashed.</summary>
public abstract record DoseTiming
{
    private protected DoseTiming()
    {
    }

    /// <summary>The text by which it is stored: <c>daily 08:00 20:00</c>, <c>as needed</c>.</summary>
    public abstract string Text { get; }

    /// <summary>Reads a stored text.</summary>
    /// <exception cref="FormatException">No timing has this text.</exception>
    public static DoseTiming Of(string text) =>
        TryRead(text, out var timing) ? timing : throw new FormatException($"No timing is written “{text}”.");

    /// <summary>Reads a stored text; false when it is none.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out DoseTiming? timing)
    {
        timing = null;
        if (text == AsNeeded.Words)
            timing = new AsNeeded();
        else if (text?.Split(' ') is [TimesOfDay.Daily, .. { Length: > 0 } words] && TimesOfDay.TryReadTimes(words, out var times))
            timing = new TimesOfDay(times);
        return timing is not null;
    }
}

/// <summary>Every day at these times of the facility's own clock.</summary>
public sealed record TimesOfDay : DoseTiming
{
    internal const string Daily = "daily";
    private const int Most = 24;

    /// <param name="times">At least one; kept in their order, each once.</param>
    public TimesOfDay(params IEnumerable<TimeOnly> times)
    {
        Times = [.. times.Distinct().Order()];
        if (Times.Count is 0 or > Most)
            throw new ArgumentException($"Between one and {Most} times of day.", nameof(times));
    }

    /// <summary>In the order of the day, whole minutes.</summary>
    public IReadOnlyList<TimeOnly> Times { get; }

    public override string Text => $"{Daily} {string.Join(' ', Times.Select(Say))}";

    /// <summary>The shortest time between two doses of an ordinary day, over midnight too.</summary>
    public TimeSpan ShortestInterval => Times.Count == 1
        ? TimeSpan.FromDays(1)
        : Times.Zip(Times.Skip(1).Append(Times[0]), (one, next) => next - one).Min();

    public bool Equals(TimesOfDay? other) => other is not null && Times.SequenceEqual(other.Times);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Reads times such as <c>08:00</c>; false when one is none, or there are none or too many.</summary>
    public static bool TryReadTimes(IEnumerable<string> words, out IReadOnlyList<TimeOnly> times)
    {
        var read = new List<TimeOnly>();
        times = read;
        foreach (var word in words)
        {
            if (!TimeOnly.TryParseExact(word, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return false;
            read.Add(time);
        }

        return read.Count is > 0 and <= Most;
    }

    internal static string Say(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>When the client needs it, within the order's interval and maximum.</summary>
public sealed record AsNeeded : DoseTiming
{
    internal const string Words = "as needed";

    public override string Text => Words;
}
