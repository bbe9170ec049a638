using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>What an order's timing is from a moment on.</summary>
/// <param name="EffectiveFrom">From when on it governs, UTC.</param>
/// <param name="StartsAt">No dose before, UTC.</param>
/// <param name="EndsAt">No dose from then on, UTC; null for no end.</param>
/// <param name="Timing">When its doses fall.</param>
public sealed record ScheduleVersion(DateTime EffectiveFrom, DateTime StartsAt, DateTime? EndsAt, DoseTiming Timing);

/// <summary>A stretch without doses.</summary>
/// <param name="From">From then on, UTC.</param>
/// <param name="Until">No longer from then on, UTC; null while nobody has said when.</param>
public sealed record SchedulePause(DateTime From, DateTime? Until)
{
    internal bool Covers(DateTime moment) => From <= moment && !(Until <= moment);
}

/// <summary>The doses that an order lists, out of all its versions and pauses. Pure: an answer depends on nothing but
/// what is asked.</summary>
/// <param name="orderId">The order.</param>
/// <param name="versions">In the order in which they were signed; of two that hold, the later signed one does.</param>
/// <param name="pauses">In any order.</param>
/// <param name="zone">The house's zone.</param>
/// <param name="endsAt">When the whole order ends, UTC, whatever its versions say.</param>
public sealed class DoseSchedule(
    Guid orderId, IReadOnlyList<ScheduleVersion> versions, IReadOnlyList<SchedulePause> pauses, DateTimeZone zone, DateTime? endsAt = null)
{
    private const int MostDaysAhead = 2 * 366;

    /// <summary>The doses whose local date is this day, in the order of their moments.</summary>
    public IReadOnlyList<Occurrence> On(DateOnly day) => Ordered(versions.SelectMany(version =>
        version.Timing.On(LocalDate.FromDateOnly(day), Begins(version), zone).Where(dose => Governs(version, dose.Due.ToDateTimeUtc()))
            .Select(dose => OccurrenceOf(dose, version))));

    /// <summary>The doses from a moment up to another (UTC), in the order of their moments. The cost is that of the days
    /// between, not of those since the order began.</summary>
    public IReadOnlyList<Occurrence> Between(DateTime from, DateTime to)
    {
        var found = new List<Occurrence>();
        foreach (var version in versions)
        {
            var (first, last) = (Latest(from, version.StartsAt), Earliest(to, version.EndsAt, endsAt));
            // Before the first change the first version governs, whenever it was signed.
            if (!ReferenceEquals(version, versions[0]))
                first = Latest(first, version.EffectiveFrom);
            if (first >= last)
                continue;
            found.AddRange(version.Timing.Between(Instant.FromDateTimeUtc(first), Instant.FromDateTimeUtc(last), Begins(version), zone)
                .Where(dose => Governs(version, dose.Due.ToDateTimeUtc())).Select(dose => OccurrenceOf(dose, version)));
        }

        return Ordered(found);
    }

    /// <summary>The next doses from a moment (UTC) on, so many and no further than two years ahead.</summary>
    public IEnumerable<Occurrence> Next(DateTime from, int count)
    {
        var first = Latest(from, versions.Min(version => version.StartsAt));
        var day = Instant.FromDateTimeUtc(first).InZone(zone).Date.PlusDays(-1);
        return Enumerable.Range(0, MostDaysAhead).SelectMany(i => On(day.PlusDays(i).ToDateOnly())).Where(dose => dose.DueAt >= from).Take(count);
    }

    /// <summary>The dose of a key; null when the order does not list it.</summary>
    public Occurrence? Find(string nominal, int ordinal)
    {
        if (!Occurrence.IsNominal(nominal) || ordinal is not (1 or 2))
            return null;
        var local = LocalDateTime.FromDateTime(Occurrence.Listed(nominal));
        return On(local.Date.ToDateOnly()).FirstOrDefault(dose => dose.Nominal == nominal && dose.Ordinal == ordinal);
    }

    private static Instant Begins(ScheduleVersion version) => Instant.FromDateTimeUtc(version.StartsAt);

    private static DateTime Latest(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earliest(DateTime one, params ReadOnlySpan<DateTime?> others)
    {
        foreach (var other in others)
            one = other < one ? other.Value : one;
        return one;
    }

    private static IReadOnlyList<Occurrence> Ordered(IEnumerable<Occurrence> found) =>
        [.. found.OrderBy(dose => dose.DueAt).ThenBy(dose => dose.Nominal, StringComparer.Ordinal).ThenBy(dose => dose.Ordinal)];

    private bool Governs(ScheduleVersion version, DateTime moment) =>
        ReferenceEquals(version, versions.LastOrDefault(one => one.EffectiveFrom <= moment) ?? versions[0])
        && version.StartsAt <= moment && !(version.EndsAt <= moment) && !(endsAt <= moment)
        && !pauses.Any(pause => pause.Covers(moment));

    private Occurrence OccurrenceOf(ListedDose dose, ScheduleVersion version) =>
        new(orderId, Occurrence.NominalOf(dose.Nominal.ToDateTimeUnspecified()), dose.Ordinal, dose.Due.ToDateTimeUtc())
        {
            Amount = dose.Amount is { } amount ? new OrderedAmount(amount, version.Timing.Unit!) : null, // Amounts have a unit.
        };
}
