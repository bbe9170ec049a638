using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>One step of a taper or titration: what each of its days has.</summary>
/// <param name="Days">How many local days; null for the last step, which goes on.</param>
/// <param name="Plan">Times with amounts.</param>
public sealed record DoseStep(int? Days, DayPlan Plan);

/// <summary>A titration or taper: steps of whole local days, each with amounts that can be picked up. After the last
/// step nothing is due, unless the last goes on.</summary>
public sealed class Steps : CalendarTiming
{
    private const string Onwards = "on";
    private const string Slash = " / ";
    private const int MostDays = 366;
    private readonly int[] _ends;

    /// <param name="first">The first day of the first step.</param>
    /// <param name="steps">At least one; only the last may go on.</param>
    /// <param name="unit">UCUM code of the amounts.</param>
    public Steps(DateOnly first, IEnumerable<DoseStep> steps, string unit)
    {
        List = [.. steps];
        (First, Unit) = (first, unit);
        if (!Fit(List, unit) || Text.Length > LongestText)
            throw new ArgumentException($"Steps of 1 to {MostDays} days with amounts, no more than can be stored.", nameof(steps));
        _ends = new int[List.Count];
        var days = 0;
        for (var i = 0; i < _ends.Length; i++)
            _ends[i] = days = List[i].Days is { } more ? days + more : int.MaxValue;
    }

    public DateOnly First { get; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<DoseStep> List { get; }

    /// <summary>The last day with doses; null when the last step goes on.</summary>
    public DateOnly? Last => _ends[^1] == int.MaxValue ? null : First.AddDays(_ends[^1] - 1);

    public override string Unit { get; }

    public override string Text => $"steps in {Unit} from {TimingText.Say(First)}: "
        + string.Join(Slash, List.Select(step => $"{(step.Days is { } days ? $"{days}d" : Onwards)} {step.Plan.Text}"));

    public override IReadOnlyList<ExactNumber> Amounts => DayPattern.AmountsOf(List.Select(step => step.Plan));

    public override TimeSpan? Closest => List.Select((step, i) => step.Plan.ClosestTo(step.Days == 1 && i + 1 < List.Count ? List[i + 1].Plan : step.Plan, 1))
        .Concat(List.Zip(List.Skip(1), (one, next) => one.Plan.ClosestTo(next.Plan, 1))).Min();

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null)
    {
        var words = AmountWords.SayIn(Unit, say);
        var steps = List.Select((step, i) => (Begins: i == 0 ? First : First.AddDays(_ends[i - 1]), step)).Select(one =>
            $"from {TimingWords.Day(one.Begins)} {(one.step.Days is { } days ? $"for {TimingWords.Count(days, "day")}" : "on")} {one.step.Plan.Words(words)}");
        return string.Join("; then ", steps) + (Last is { } last ? $"; nothing after {TimingWords.Day(last)}" : "");
    }

    public override DayPlan? PlanOf(DateOnly day)
    {
        var number = day.DayNumber - First.DayNumber;
        return number < 0 ? null : List.Where((_, i) => number < _ends[i]).FirstOrDefault()?.Plan;
    }

    internal static Steps? Read(string text)
    {
        var words = new TimingText(text);
        if (!words.Take("steps", "in") || !words.TakeWord(out var unit) || !words.Take("from") || !words.TakeDay(out var first))
            return null;
        var steps = words.RestText.Split(Slash).Select(StepOf).ToList();
        return steps.All(step => step is not null) && Fit(steps!, unit) ? new Steps(first, steps!, unit) : null;
    }

    private static DoseStep? StepOf(string text)
    {
        var words = text.Split(' ');
        if (DayPlan.Read(words[1..]) is not { } plan)
            return null;
        if (words[0] == Onwards)
            return new DoseStep(null, plan);
        var count = new TimingText(words[0].TrimEnd('d'));
        return count.TakeNumber(1, MostDays, out var days) ? new DoseStep(days, plan) : null;
    }

    private static bool Fit(IReadOnlyList<DoseStep> steps, string unit) =>
        steps.Count > 0 && AmountWords.IsUnit(unit) && steps.All(step => step is { Plan.HasAmounts: true, Days: null or (>= 1 and <= MostDays) })
        && steps.SkipLast(1).All(step => step.Days is not null);
}
