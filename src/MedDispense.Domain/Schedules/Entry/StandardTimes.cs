namespace MedDispense.Domain.Schedules.Entry;

/// <summary>The times that a house means by a code without times. Where it has set none of its own they are those of the
/// VA's administration schedules, and usual hours for meals and sleep.</summary>
public sealed record StandardTimes
{
    /// <summary>The most doses a day that codes have times for; of more, the times must be written.</summary>
    public const int MostPerDay = 4;

    public IReadOnlyList<TimeOnly> Once { get; init; } = Hours(9);

    public IReadOnlyList<TimeOnly> Twice { get; init; } = Hours(9, 17);

    public IReadOnlyList<TimeOnly> ThreeTimes { get; init; } = Hours(9, 13, 17);

    public IReadOnlyList<TimeOnly> FourTimes { get; init; } = Hours(9, 13, 17, 21);

    /// <summary>One in each of three shifts.</summary>
    public IReadOnlyList<TimeOnly> Shifts { get; init; } = Hours(6, 14, 22);

    public TimeOnly Waking { get; init; } = new(7, 0);

    public TimeOnly Morning { get; init; } = new(9, 0);

    public TimeOnly Noon { get; init; } = new(12, 0);

    public TimeOnly Afternoon { get; init; } = new(15, 0);

    public TimeOnly Evening { get; init; } = new(18, 0);

    public TimeOnly Bedtime { get; init; } = new(21, 0);

    public TimeOnly Night { get; init; } = new(22, 0);

    public TimeOnly Breakfast { get; init; } = new(8, 0);

    public TimeOnly Lunch { get; init; } = new(12, 30);

    public TimeOnly Dinner { get; init; } = new(18, 0);

    /// <summary>How long before or after a meal.</summary>
    public TimeSpan AroundMeals { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How much earlier or later the early and late parts of a day are.</summary>
    public TimeSpan EarlyOrLate { get; init; } = TimeSpan.FromMinutes(90);

    /// <summary>For every so many hours: a time from which they are counted.</summary>
    public IReadOnlyDictionary<int, TimeOnly> EveryHours { get; init; } = new Dictionary<int, TimeOnly>
    {
        [1] = new(0, 0),
        [2] = new(4, 0),
        [3] = new(1, 0),
        [4] = new(1, 0),
        [6] = new(6, 0),
        [8] = new(5, 0),
        [12] = new(9, 0),
        [24] = new(9, 0),
    };

    /// <summary>The times of so many doses a day; null where they must be written.</summary>
    internal IReadOnlyList<TimeOnly>? PerDay(int count) => count switch
    {
        1 => Once,
        2 => Twice,
        3 => ThreeTimes,
        MostPerDay => FourTimes,
        _ => null,
    };

    private static TimeOnly[] Hours(params int[] hours) => [.. hours.Select(hour => new TimeOnly(hour, 0))];
}
