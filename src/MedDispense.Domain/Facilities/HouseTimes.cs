using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;

namespace MedDispense.Domain.Facilities;

/// <summary>One word or code without times, and the times that a house means by it.</summary>
/// <param name="Key">Name in <see cref="FacilitySetting.Key"/>.</param>
/// <param name="Words">What it stands for, as a label.</param>
/// <param name="Count">How many times it has.</param>
/// <param name="Of">Reads them from the times in force.</param>
/// <param name="With">The times with these instead.</param>
public sealed record HouseTimes(
    string Key, string Words, int Count, Func<StandardTimes, IReadOnlyList<TimeOnly>> Of, Func<StandardTimes, IReadOnlyList<TimeOnly>, StandardTimes> With)
{
    /// <summary>All that a house may set, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<HouseTimes> All =
    [
        new("times-once", "Once a day", 1, times => times.Once, (times, set) => times with { Once = set }),
        new("times-twice", "Twice a day (BID)", 2, times => times.Twice, (times, set) => times with { Twice = set }),
        new("times-three", "Three times a day (TID)", 3, times => times.ThreeTimes, (times, set) => times with { ThreeTimes = set }),
        new("times-four", "Four times a day (QID)", 4, times => times.FourTimes, (times, set) => times with { FourTimes = set }),
        new("times-shifts", "Every shift", 3, times => times.Shifts, (times, set) => times with { Shifts = set }),
        One("times-waking", "On waking", times => times.Waking, (times, set) => times with { Waking = set }),
        One("times-morning", "In the morning", times => times.Morning, (times, set) => times with { Morning = set }),
        One("times-noon", "At noon", times => times.Noon, (times, set) => times with { Noon = set }),
        One("times-afternoon", "In the afternoon", times => times.Afternoon, (times, set) => times with { Afternoon = set }),
        One("times-evening", "In the evening", times => times.Evening, (times, set) => times with { Evening = set }),
        One("times-bedtime", "At bedtime", times => times.Bedtime, (times, set) => times with { Bedtime = set }),
        One("times-night", "At night", times => times.Night, (times, set) => times with { Night = set }),
        One("times-breakfast", "Breakfast", times => times.Breakfast, (times, set) => times with { Breakfast = set }),
        One("times-lunch", "Lunch", times => times.Lunch, (times, set) => times with { Lunch = set }),
        One("times-dinner", "Dinner", times => times.Dinner, (times, set) => times with { Dinner = set }),
    ];

    /// <summary>Times as they are stored and shown: <c>09:00 17:00</c>.</summary>
    public string Say(StandardTimes times) => new TimesOfDay(Of(times)).Text["daily ".Length..];

    /// <summary>Reads times as typed, with blanks or commas between; false with what is wrong.</summary>
    public bool TryRead(string? typed, out IReadOnlyList<TimeOnly> times, out string why)
    {
        why = Count == 1 ? "Enter one time such as 08:00." : $"Enter {Count} different times such as 08:00 20:00.";
        var words = (typed ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (!TimesOfDay.TryReadTimes(words, out times))
            return false;
        times = new TimesOfDay(times).Times;
        return times.Count == Count;
    }

    /// <summary>The times in force, with the product's where the house has set none.</summary>
    internal static StandardTimes In(IReadOnlyDictionary<string, string> inForce) => All.Aggregate(new StandardTimes(), (times, one) =>
        inForce.TryGetValue(one.Key, out var text) && one.TryRead(text, out var set, out _) ? one.With(times, set) : times);

    private static HouseTimes One(string key, string words, Func<StandardTimes, TimeOnly> of, Func<StandardTimes, TimeOnly, StandardTimes> with) =>
        new(key, words, 1, times => [of(times)], (times, set) => with(times, set[0]));
}
