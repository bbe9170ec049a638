using System.Globalization;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Schedules;

/// <summary>One dose of a day.</summary>
/// <param name="Time">When, whole minutes.</param>
/// <param name="Amount">How much; null for the order's one amount.</param>
public sealed record PlannedDose(TimeOnly Time, ExactNumber? Amount = null);

/// <summary>The doses of one day: times, or times each with an amount.</summary>
public sealed class DayPlan
{
    /// <summary>The most doses that a day can have.</summary>
    public const int Most = 24;

    /// <param name="doses">At least one, no two at one time; either all with an amount or none.</param>
    public DayPlan(params IEnumerable<PlannedDose> doses)
    {
        Doses = [.. doses.OrderBy(dose => dose.Time)];
        if (Doses.Count is 0 or > Most)
            throw new ArgumentException($"Between one and {Most} times of day.", nameof(doses));
        if (Doses.DistinctBy(dose => dose.Time).Count() < Doses.Count)
            throw new ArgumentException("Each time of day once.", nameof(doses));
        if (Doses.Any(dose => dose.Time.Ticks % TimeSpan.TicksPerMinute != 0))
            throw new ArgumentException("Whole minutes.", nameof(doses));
        if ((Doses.Any(dose => dose.Amount is null) && HasAmounts) || Doses.Any(dose => dose.Amount is { } amount && !AmountWords.CanBeStored(amount)))
            throw new ArgumentException("A writable amount above nothing for every time, or for none.", nameof(doses));
    }

    /// <summary>In the order of the day.</summary>
    public IReadOnlyList<PlannedDose> Doses { get; }

    public bool HasAmounts => Doses.Any(dose => dose.Amount is not null);

    /// <summary><c>08:00 20:00</c> or <c>08:00=20 20:00=10</c>.</summary>
    internal string Text => string.Join(' ', Doses.Select(dose =>
        dose.Amount is { } amount ? $"{Say(dose.Time)}={AmountWords.Stored(amount)}" : Say(dose.Time)));

    /// <summary>The same times without amounts.</summary>
    public static DayPlan At(IEnumerable<TimeOnly> times) => new(times.Distinct().Select(time => new PlannedDose(time)));

    /// <summary>The dose at a time; null when there is none.</summary>
    public PlannedDose? At(TimeOnly time) => Doses.FirstOrDefault(dose => dose.Time == time);

    /// <summary>The shortest time between two doses when the next day with doses, which is <paramref name="next"/>, comes
    /// after so many days.</summary>
    internal TimeSpan ClosestTo(DayPlan next, int days) => Doses.Zip(Doses.Skip(1), (one, other) => other.Time - one.Time)
        .Append(TimeSpan.FromDays(days) + (next.Doses[0].Time.ToTimeSpan() - Doses[^1].Time.ToTimeSpan())).Min();

    /// <summary><c>at 08:00 and 20:00</c>, <c>20 mg at 08:00 and 10 mg at 20:00</c>.</summary>
    internal string Words(Func<ExactNumber, string> say)
    {
        if (!HasAmounts)
            return $"at {TimingWords.List(Doses.Select(dose => Say(dose.Time)))}";
        // One amount at several times is said once.
        return Doses.DistinctBy(dose => dose.Amount).Count() == 1
            ? $"{say(Doses[0].Amount!.Value)} at {TimingWords.List(Doses.Select(dose => Say(dose.Time)))}" // All have one.
            : TimingWords.List(Doses.Select(dose => $"{say(dose.Amount!.Value)} at {Say(dose.Time)}"));
    }

    internal static string Say(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads its text, split at blanks; null when it is none.</summary>
    internal static DayPlan? Read(IReadOnlyList<string> words)
    {
        if (words.Count is 0 or > Most)
            return null;
        var doses = words.Select(DoseOf).ToList();
        var fits = doses.All(dose => dose is not null) && doses.DistinctBy(dose => dose!.Time).Count() == doses.Count
            && doses.Select(dose => dose!.Amount is null).Distinct().Count() == 1 && doses.All(dose => dose!.Amount is not { IsZero: true });
        return fits ? new DayPlan(doses!) : null;
    }

    private static PlannedDose? DoseOf(string word)
    {
        var parts = word.Split('=');
        if (parts.Length > 2 || !TimeOnly.TryParseExact(parts[0], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;
        if (parts.Length == 1)
            return new PlannedDose(time);
        return AmountWords.TryReadStored(parts[1], out var amount) ? new PlannedDose(time, amount) : null;
    }
}
