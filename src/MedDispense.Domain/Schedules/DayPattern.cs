using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>Days that come round in a row, each with its own times, amounts or nothing: 5 mg one day, 2.5 mg the next.</summary>
public sealed class DayPattern : CalendarTiming
{
    private const string Off = "off";
    private const string Slash = " / ";
    private const int MostDays = 56;

    /// <param name="first">The day of the pattern's first.</param>
    /// <param name="days">Two or more, null for a day without doses; at least one with, all with amounts or none.</param>
    /// <param name="unit">UCUM code of the amounts.</param>
    public DayPattern(DateOnly first, IEnumerable<DayPlan?> days, string? unit = null)
    {
        Days = [.. days];
        (First, Unit) = (first, unit);
        if (!Fits(Days, unit) || Text.Length > LongestText)
            throw new ArgumentException($"2 to {MostDays} days, amounts for all or for none, no more than can be stored.", nameof(days));
    }

    public DateOnly First { get; }

    public IReadOnlyList<DayPlan?> Days { get; }

    public override string? Unit { get; }

    public override string Text =>
        $"pattern {(Unit is null ? "" : $"in {Unit} ")}from {TimingText.Say(First)}: {string.Join(Slash, Days.Select(day => day?.Text ?? Off))}";

    public override IReadOnlyList<ExactNumber> Amounts => AmountsOf(Days);

    public override TimeSpan? Closest
    {
        get
        {
            var listed = Days.Select((day, i) => (Plan: day, Day: i)).Where(day => day.Plan is not null).ToList();
            return listed.Select((day, i) => i + 1 < listed.Count
                ? day.Plan!.ClosestTo(listed[i + 1].Plan!, listed[i + 1].Day - day.Day) // Those without one were left out.
                : day.Plan!.ClosestTo(listed[0].Plan!, Days.Count - day.Day + listed[0].Day)).Min();
        }
    }

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null)
    {
        var words = AmountWords.SayIn(Unit, say);
        var days = Runs().Select(run => $"{(run.First == run.Last ? $"day {run.First}" : $"days {run.First} to {run.Last}")} {run.Plan?.Words(words) ?? "nothing"}");
        return $"{Days.Count} days in turn: {string.Join("; ", days)}; day 1 is {TimingWords.Day(First)}";
    }

    // Alike days in a row are said once.
    private IEnumerable<(int First, int Last, DayPlan? Plan)> Runs()
    {
        for (var i = 0; i < Days.Count;)
        {
            var first = i;
            while (i < Days.Count && Days[i]?.Text == Days[first]?.Text)
                i++;
            yield return (first + 1, i, Days[first]);
        }
    }

    public override DayPlan? PlanOf(DateOnly day) => day >= First ? Days[(day.DayNumber - First.DayNumber) % Days.Count] : null;

    internal static DayPattern? Read(string text)
    {
        var words = new TimingText(text);
        var unit = (string?)null;
        if (!words.Take("pattern") || (words.Take("in") && !words.TakeWord(out unit)) || !words.Take("from") || !words.TakeDay(out var first))
            return null;
        var days = words.RestText.Split(Slash).Select(day => (IsOff: day == Off, Plan: DayPlan.Read(day.Split(' ')))).ToList();
        if (!days.TrueForAll(day => day.IsOff || day.Plan is not null))
            return null;
        var plans = days.Select(day => day.Plan).ToList();
        return Fits(plans, unit) ? new DayPattern(first, plans, unit) : null;
    }

    internal static IReadOnlyList<ExactNumber> AmountsOf(IEnumerable<DayPlan?> plans) =>
        [.. plans.SelectMany(plan => plan?.Doses ?? []).Select(dose => dose.Amount).OfType<ExactNumber>().Distinct()];

    private static bool Fits(IReadOnlyList<DayPlan?> days, string? unit) =>
        days.Count is >= 2 and <= MostDays && days.Any(day => day is not null)
        && days.All(day => day is null || day.HasAmounts == unit is not null) && (unit is null || AmountWords.IsUnit(unit));
}
