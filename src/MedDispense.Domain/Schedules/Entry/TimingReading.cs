using NodaTime;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>What an entered timing is read against.</summary>
/// <param name="Starts">The order's first moment, UTC.</param>
/// <param name="Zone">The house's zone.</param>
/// <param name="Times">The house's standard times.</param>
public sealed record TimingContext(DateTime Starts, DateTimeZone Zone, StandardTimes Times)
{
    /// <summary>The local date and time at which the order begins.</summary>
    public LocalDateTime Local => Instant.FromDateTimeUtc(Starts).InZone(Zone).LocalDateTime;

    /// <summary>The local day on which the order begins.</summary>
    public DateOnly Day => Local.Date.ToDateOnly();
}

/// <summary>What was made of an entered timing.</summary>
public abstract record TimingReading;

/// <summary>A timing, and what the text says beside it.</summary>
/// <param name="Timing">When the doses fall.</param>
/// <param name="Words">What was understood, in plain words, to be read before it is signed.</param>
public sealed record TimingUnderstood(DoseTiming Timing, string Words) : TimingReading
{
    /// <summary>What the person should know: an abbreviation that is misread, standard times that were put in.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether the text named no time of day, so that the house's were put in.</summary>
    public bool TimesAreTheHouses { get; init; }

    /// <summary>For as needed: the least time between two doses, when it was said.</summary>
    public int? MinimumGapMinutes { get; init; }

    /// <summary>For as needed: the most doses in a day, when it was said.</summary>
    public int? MostDosesADay { get; init; }

    /// <summary>For so many days.</summary>
    public int? ForDays { get; init; }

    /// <summary>So many doses and no more.</summary>
    public int? ForDoses { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The first day, when the text says one.</summary>
    public DateOnly? From { get; init; }
}

/// <summary>No timing, or one that could be read in two ways.</summary>
/// <param name="Why">What was not understood.</param>
/// <param name="WriteInstead">What can be written instead, at least one.</param>
public sealed record TimingNotUnderstood(string Why, IReadOnlyList<string> WriteInstead) : TimingReading;
