using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>So many days with doses, so many without, and again.</summary>
public sealed class Cycle : CalendarTiming
{
    private const int MostDays = 366;
    private readonly DayPlan _plan;

    /// <param name="on">Days with doses, from one.</param>
    /// <param name="off">Days without, from one.</param>
    /// <param name="first">The first day with doses.</param>
    /// <param name="plan">Times without amounts.</param>
    public Cycle(int on, int off, DateOnly first, DayPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (on is < 1 or > MostDays || off is < 1 or > MostDays || plan.HasAmounts)
            throw new ArgumentException($"1 to {MostDays} days on and off at times.", nameof(on));
        (OnDays, OffDays, First, _plan) = (on, off, first, plan);
    }

    public int OnDays { get; }

    public int OffDays { get; }

    public DateOnly First { get; }

    public override string Text => $"cycle {OnDays} on {OffDays} off from {TimingText.Say(First)} {_plan.Text}";

    public override TimeSpan? Closest => _plan.ClosestTo(_plan, OnDays == 1 ? 1 + OffDays : 1);

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) =>
        $"{TimingWords.Count(OnDays, "day")} on, {TimingWords.Count(OffDays, "day")} off, {_plan.Words(AmountWords.SayIn(null, say))}, first on {TimingWords.Day(First)}";

    public override DayPlan? PlanOf(DateOnly day) =>
        day >= First && (day.DayNumber - First.DayNumber) % (OnDays + OffDays) < OnDays ? _plan : null;

    internal static Cycle? Read(string text)
    {
        var words = new TimingText(text);
        return words.Take("cycle") && words.TakeNumber(1, MostDays, out var on) && words.Take("on")
            && words.TakeNumber(1, MostDays, out var off) && words.Take("off", "from")
            && words.TakeDay(out var first) && words.TakeTimes(out var plan)
            ? new Cycle(on, off, first, plan)
            : null;
    }
}
