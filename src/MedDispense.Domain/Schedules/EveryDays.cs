using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>Every so many local days, counted from the first.</summary>
public sealed class EveryDays : CalendarTiming
{
    private const int MostDays = 366;
    private readonly DayPlan _plan;

    /// <param name="days">Two or more: every day is <see cref="TimesOfDay"/>.</param>
    /// <param name="first">The first day with doses.</param>
    /// <param name="plan">Times without amounts.</param>
    public EveryDays(int days, DateOnly first, DayPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (days is < 2 or > MostDays || plan.HasAmounts)
            throw new ArgumentException($"Every 2 to {MostDays} days at times.", nameof(days));
        (Days, First, _plan) = (days, first, plan);
    }

    public int Days { get; }

    public DateOnly First { get; }

    public override string Text => $"every {Days} days from {TimingText.Say(First)} {_plan.Text}";

    public override TimeSpan? Closest => _plan.ClosestTo(_plan, Days);

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) =>
        $"{TimingWords.Every(Days, "day")} {_plan.Words(AmountWords.SayIn(null, say))}, first on {TimingWords.Day(First)}";

    public override DayPlan? PlanOf(DateOnly day) =>
        day >= First && (day.DayNumber - First.DayNumber) % Days == 0 ? _plan : null;

    internal static EveryDays? Read(string text)
    {
        var words = new TimingText(text);
        return words.Take("every") && words.TakeNumber(2, MostDays, out var days) && words.Take("days", "from")
            && words.TakeDay(out var first) && words.TakeTimes(out var plan)
            ? new EveryDays(days, first, plan)
            : null;
    }
}
