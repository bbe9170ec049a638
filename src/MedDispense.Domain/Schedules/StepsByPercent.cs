using System.Diagnostics.CodeAnalysis;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Schedules;

/// <summary>What somebody wants a taper or titration to be, in percent. Only for writing: the list that comes of it is
/// what is read, changed and signed.</summary>
/// <param name="First">The first day.</param>
/// <param name="Times">Times of each day; each dose is the whole amount of its step.</param>
/// <param name="Start">The first step's amount.</param>
/// <param name="Target">Where it ends: below the start a taper, above it a titration; nothing to taper off.</param>
/// <param name="Percent">From 1 to 100.</param>
/// <param name="OfStart">Whether each change is so much of the first amount; otherwise of the amount before.</param>
/// <param name="Days">How many days each step has.</param>
/// <param name="Smallest">The smallest amount that can be picked up.</param>
/// <param name="Unit">UCUM code of the amounts.</param>
public sealed record PercentPlan(
    DateOnly First, IReadOnlyList<TimeOnly> Times, ExactNumber Start, ExactNumber Target, int Percent, bool OfStart, int Days, ExactNumber Smallest, string Unit);

/// <summary>Writes the steps of a taper or titration from a percentage, each amount one that can be picked up.</summary>
public static class StepsByPercent
{
    private const int MostSteps = 60;

    /// <summary>Writes the list; each amount is the nearest that can be picked up, of two the lower, and each step differs
    /// from the one before. A titration's target goes on.</summary>
    /// <param name="plan">What is wanted.</param>
    /// <param name="steps">The list.</param>
    /// <param name="why">In plain words why there is none.</param>
    public static bool TryWrite(PercentPlan plan, [NotNullWhen(true)] out Steps? steps, [NotNullWhen(false)] out string? why)
    {
        ArgumentNullException.ThrowIfNull(plan);
        steps = null;
        why = WhyNot(plan, out var start, out var target);
        if (why is not null)
            return false;
        var amounts = Amounts(plan, start, target);
        if (amounts.Count > MostSteps)
        {
            why = $"That is more than {MostSteps} steps. Take larger or longer ones.";
            return false;
        }

        try
        {
            steps = new Steps(plan.First, amounts.Select(amount => new DoseStep(
                amount == target ? null : plan.Days, new DayPlan(plan.Times.Select(time => new PlannedDose(time, plan.Smallest * new ExactNumber(amount)))))), plan.Unit);
            return true;
        }
        catch (ArgumentException)
        {
            why = "The list is longer than an order can hold. Take larger or longer steps.";
            return false;
        }
    }

    private static string? WhyNot(PercentPlan plan, out long start, out long target)
    {
        (start, target) = (0, 0);
        if (plan.Smallest.IsZero || plan.Start.IsZero || !TryCount(plan.Start, plan.Smallest, out start) || !TryCount(plan.Target, plan.Smallest, out target))
            return $"Start and target must be amounts that can be picked up: whole numbers of {plan.Smallest}.";
        if (start == target)
            return "Start and target are the same.";
        return plan.Percent is < 1 or > 100 || plan.Days is < 1 or > 366 || plan.Times.Count == 0 || start > long.MaxValue / 400 || target > long.MaxValue / 400
            ? "Give 1 to 100 percent, 1 to 366 days a step, and at least one time."
            : null;
    }

    // In smallest amounts; the target is a step of its own, unless it is nothing.
    private static List<long> Amounts(PercentPlan plan, long start, long target)
    {
        var amounts = new List<long>();
        var falls = target < start;
        for (var amount = start; (falls ? amount > target : amount < target) && amounts.Count <= MostSteps;)
        {
            amounts.Add(amount);
            var change = Math.Max(1, Nearest((plan.OfStart ? start : amount) * plan.Percent, falls));
            amount = falls ? amount - change : amount + change;
        }

        if (target > 0)
            amounts.Add(target);
        return amounts;
    }

    // Of hundredths; halfway, the lower dose.
    private static long Nearest(long hundredths, bool falls) => (hundredths + (falls ? 50 : 49)) / 100;

    private static bool TryCount(ExactNumber amount, ExactNumber smallest, out long count)
    {
        count = 0;
        if (!ExactNumber.TryDivide(amount, smallest, out var whole) || !whole.IsWhole)
            return false;
        count = whole.Numerator;
        return true;
    }
}
