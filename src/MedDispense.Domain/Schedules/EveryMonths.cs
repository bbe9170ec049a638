using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>Every so many months on the day of the month on which it began; a month that is shorter has its last day, and
/// the months after it the old day again.</summary>
public sealed class EveryMonths : CalendarTiming
{
    private const int MostMonths = 12;
    private readonly DayPlan _plan;

    /// <param name="months">From one.</param>
    /// <param name="first">The first day with doses; its day of the month counts.</param>
    /// <param name="plan">Times without amounts.</param>
    public EveryMonths(int months, DateOnly first, DayPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (months is < 1 or > MostMonths || plan.HasAmounts)
            throw new ArgumentException($"Every 1 to {MostMonths} months at times.", nameof(months));
        (Months, First, _plan) = (months, first, plan);
    }

    public int Months { get; }

    public DateOnly First { get; }

    public override string Text => $"every {Months} months from {TimingText.Say(First)} {_plan.Text}";

    public override TimeSpan? Closest => _plan.ClosestTo(_plan, 28 * Months);

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) =>
        $"{TimingWords.Every(Months, "month")} on the {TimingWords.OfMonth(First.Day)}"
        + (First.Day > 28 ? " or the last day of a shorter month" : "")
        + $" {_plan.Words(AmountWords.SayIn(null, say))}, first on {TimingWords.Day(First)}";

    public override DayPlan? PlanOf(DateOnly day)
    {
        var months = (day.Year - First.Year) * 12 + day.Month - First.Month;
        return day >= First && months % Months == 0 && day == First.AddMonths(months) ? _plan : null;
    }

    internal static EveryMonths? Read(string text)
    {
        var words = new TimingText(text);
        return words.Take("every") && words.TakeNumber(1, MostMonths, out var months) && words.Take("months", "from")
            && words.TakeDay(out var first) && words.TakeTimes(out var plan)
            ? new EveryMonths(months, first, plan)
            : null;
    }
}
