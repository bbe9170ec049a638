using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>Every day, at each time its own amount: 20 mg in the morning, 10 mg in the evening.</summary>
public sealed class SplitDoses : CalendarTiming
{
    private readonly DayPlan _plan;

    /// <param name="plan">Times with amounts.</param>
    /// <param name="unit">UCUM code of the amounts.</param>
    public SplitDoses(DayPlan plan, string unit)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!plan.HasAmounts || !AmountWords.IsUnit(unit))
            throw new ArgumentException("Times with amounts in a unit.", nameof(plan));
        (_plan, Unit) = (plan, unit);
        if (Text.Length > LongestText)
            throw new ArgumentException("More than can be stored.", nameof(plan));
    }

    public override string Unit { get; }

    public override string Text => $"split in {Unit} {_plan.Text}";

    public override IReadOnlyList<ExactNumber> Amounts => DayPattern.AmountsOf([_plan]);

    public override TimeSpan? Closest => _plan.ClosestTo(_plan, 1);

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) =>
        $"every day {_plan.Words(AmountWords.SayIn(Unit, say))}";

    public override DayPlan PlanOf(DateOnly day) => _plan;

    internal static SplitDoses? Read(string text)
    {
        var words = new TimingText(text);
        return words.Take("split", "in") && words.TakeWord(out var unit) && AmountWords.IsUnit(unit)
            && DayPlan.Read(words.Rest) is { HasAmounts: true } plan
            ? new SplitDoses(plan, unit)
            : null;
    }
}
