using System.Globalization;
using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>Every day at these times of the facility's own clock.</summary>
public sealed class TimesOfDay : CalendarTiming
{
    private const string Daily = "daily";
    private readonly DayPlan _plan;

    /// <param name="times">At least one; kept in their order, each once.</param>
    public TimesOfDay(params IEnumerable<TimeOnly> times)
    {
        _plan = DayPlan.At(times);
        Times = [.. _plan.Doses.Select(dose => dose.Time)];
    }

    /// <summary>In the order of the day, whole minutes.</summary>
    public IReadOnlyList<TimeOnly> Times { get; }

    public override string Text => $"{Daily} {_plan.Text}";

    /// <summary>The shortest time between two doses of an ordinary day, over midnight too.</summary>
    public TimeSpan ShortestInterval => _plan.ClosestTo(_plan, 1);

    public override TimeSpan? Closest => ShortestInterval;

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) =>
        $"every day {_plan.Words(AmountWords.SayIn(null, say))}";

    public override DayPlan PlanOf(DateOnly day) => _plan;

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

        return read.Count is > 0 and <= DayPlan.Most;
    }

    internal static TimesOfDay? Read(string text) =>
        text.Split(' ') is [Daily, .. { Length: > 0 } words] && TryReadTimes(words, out var times) ? new TimesOfDay(times) : null;
}
