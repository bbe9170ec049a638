using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>On days of the week, every week or every so many weeks.</summary>
public sealed class Weekdays : CalendarTiming
{
    private const string Weekly = "weekly";
    private const int MostWeeks = 52;
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private readonly IReadOnlyList<IsoDayOfWeek> _days;
    private readonly DayPlan _plan;

    /// <param name="days">At least one.</param>
    /// <param name="plan">Times without amounts.</param>
    /// <param name="weeks">Every so many weeks, each from Monday.</param>
    /// <param name="first">For more than one: the first day; its week counts. No day before it has doses.</param>
    public Weekdays(IEnumerable<IsoDayOfWeek> days, DayPlan plan, int weeks = 1, DateOnly? first = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _days = [.. days.Distinct().Order()];
        if (_days.Count == 0 || _days[0] == IsoDayOfWeek.None || plan.HasAmounts || weeks is < 1 or > MostWeeks || (weeks > 1) != (first is not null))
            throw new ArgumentException("Days of the week at times; a first day where weeks are left out.", nameof(days));
        (_plan, Weeks, First) = (plan, weeks, first);
    }

    public IReadOnlyList<IsoDayOfWeek> Days => _days;

    public int Weeks { get; }

    public DateOnly? First { get; }

    public override string Text =>
        $"{(First is { } first ? $"every {Weeks} weeks from {TimingText.Say(first)}" : Weekly)} {string.Join(' ', _days.Select(day => Names[(int)day - 1]))} {_plan.Text}";

    public override TimeSpan? Closest => _days.Select((day, i) => i + 1 < _days.Count ? _days[i + 1] - day : Weeks * 7 - (day - _days[0]))
        .Min(apart => _plan.ClosestTo(_plan, apart));

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null)
    {
        var words = _plan.Words(AmountWords.SayIn(null, say));
        var days = TimingWords.List(_days.Select(day => $"{day}s"));
        return First is { } first
            ? $"{days} of {TimingWords.Every(Weeks, "week")} {words}, first in the week of {TimingWords.Day(first)}"
            : _days.Count == 7 ? $"every day {words}" : $"{days} {words}";
    }

    public override DayPlan? PlanOf(DateOnly day)
    {
        if (!_days.Contains(LocalDate.FromDateOnly(day).DayOfWeek))
            return null;
        return First is not { } first || (day >= first && (Monday(day).DayNumber - Monday(first).DayNumber) / 7 % Weeks == 0) ? _plan : null;
    }

    internal static Weekdays? Read(string text)
    {
        var words = new TimingText(text);
        var (weeks, first) = (1, (DateOnly?)null);
        if (!words.Take(Weekly))
        {
            if (!words.Take("every") || !words.TakeNumber(2, MostWeeks, out weeks) || !words.Take("weeks", "from") || !words.TakeDay(out var day))
                return null;
            first = day;
        }

        var days = new List<IsoDayOfWeek>();
        while (words.Rest is [var next, ..] && Array.IndexOf(Names, next) is >= 0 and var name && words.Take(next))
            days.Add((IsoDayOfWeek)(name + 1));
        return days.Count > 0 && words.TakeTimes(out var plan) ? new Weekdays(days, plan, weeks, first) : null;
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(1 - (int)LocalDate.FromDateOnly(day).DayOfWeek);
}
