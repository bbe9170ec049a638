using System.Diagnostics.CodeAnalysis;
using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>When the doses of an order fall. A closed set; each kind has one text by which it is stored and hashed, and
/// two timings are equal when their texts are.</summary>
public abstract class DoseTiming : IEquatable<DoseTiming>
{
    /// <summary>The longest text that can be stored.</summary>
    public const int LongestText = 400;

    private static readonly Func<string, DoseTiming?>[] Kinds =
    [
        Weekdays.Read, EveryDays.Read, EveryMonths.Read, EveryInterval.Read, Cycle.Read, DayPattern.Read, SplitDoses.Read,
        Steps.Read, Once.Read, OnceNow.Read, AsNeeded.Read,
    ];

    private protected DoseTiming()
    {
    }

    /// <summary>The text by which it is stored: <c>daily 08:00 20:00</c>, <c>as needed</c>.</summary>
    public abstract string Text { get; }

    /// <summary>The shortest time between two doses of ordinary days; null where there is no second one, or no list.</summary>
    public virtual TimeSpan? Closest => null;

    /// <summary>UCUM code of the amounts that it says; null when the order says one amount for all doses.</summary>
    public virtual string? Unit => null;

    /// <summary>Every amount that it says, each once; none when the order says one for all doses.</summary>
    public virtual IReadOnlyList<ExactNumber> Amounts => [];

    /// <summary>The amount that it says for the dose of a local date and time; null when it lists none then, or the order
    /// says one amount for all doses.</summary>
    public virtual ExactNumber? AmountAt(DateTime nominal) => null;

    /// <summary>In plain words: <c>every day at 08:00 and 20:00</c>.</summary>
    /// <param name="zone">The house's zone, for moments.</param>
    /// <param name="say">How an amount is said, such as <c>2 films</c>; otherwise as number and unit.</param>
    public abstract string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null);

    /// <summary>Reads a stored text.</summary>
    /// <exception cref="FormatException">No timing has this text.</exception>
    public static DoseTiming Of(string text) =>
        TryRead(text, out var timing) ? timing : throw new FormatException($"No timing is written “{text}”.");

    /// <summary>Reads a stored text; false when it is none.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out DoseTiming? timing)
    {
        timing = null;
        if (text is null or { Length: > LongestText })
            return false;
        timing = TimesOfDay.Read(text)
            ?? Kinds.Select(read => read(text)).FirstOrDefault(read => read is not null && read.Text == text);
        return timing is not null;
    }

    public bool Equals(DoseTiming? other) => other is not null && Text == other.Text;

    public sealed override bool Equals(object? obj) => Equals(obj as DoseTiming);

    public sealed override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public sealed override string ToString() => Text;

    /// <summary>Whether it lists a dose with this key at this moment.</summary>
    /// <param name="occurrence">The dose.</param>
    /// <param name="begins">The order's first moment, UTC.</param>
    internal bool Lists(Occurrence occurrence, DateTime begins) =>
        Lists(Occurrence.Listed(occurrence.Nominal), occurrence.Ordinal, Instant.FromDateTimeUtc(occurrence.DueAt), Instant.FromDateTimeUtc(begins));

    /// <summary>The doses whose local date is this day.</summary>
    internal abstract IEnumerable<ListedDose> On(LocalDate day, Instant begins, DateTimeZone zone);

    /// <summary>The doses from a moment up to another, in any order.</summary>
    internal abstract IEnumerable<ListedDose> Between(Instant from, Instant to, Instant begins, DateTimeZone zone);

    private protected abstract bool Lists(DateTime nominal, int ordinal, Instant due, Instant begins);
}

/// <summary>A dose as a timing lists it, before it is known of which order.</summary>
/// <param name="Nominal">Local date and time.</param>
/// <param name="Ordinal">Which time of two the clock shows it.</param>
/// <param name="Due">The moment.</param>
/// <param name="Amount">Null for the order's one amount.</param>
internal sealed record ListedDose(LocalDateTime Nominal, int Ordinal, Instant Due, ExactNumber? Amount = null);
