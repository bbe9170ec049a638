using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Every amount of a taper, titration, pattern or split dose can be picked up as it stands, in the unit of the
/// order: nobody works one out at the bedside.</summary>
public static class ListedAmountsMeasurable
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!DoseTiming.TryRead(facts.Terms.Timing, out var timing) || timing.Unit is not { } code)
            yield break;
        if (code != facts.Terms.DoseUnit)
        {
            yield return Finding.Stop("listed-unit-differs", "The amounts are in another unit than the order.",
                $"The amounts are in {UcumUnit.OfCode(code).OnScreen}.", "Write both in one unit.", "Times");
            yield break;
        }

        if (facts.Terms.Dose != timing.Amounts.Max())
            yield return Finding.Stop("listed-dose-differs", "The dose is not the largest of the amounts.", $"The largest is {timing.Amounts.Max()}.", "Enter the order again.", "Dose");
        foreach (var amount in timing.Amounts)
        {
            if (!MeasurableDose.TryMeasure(facts.Medicine, amount, UcumUnit.OfCode(code), out _, out var why))
                yield return Finding.Stop("listed-not-measurable", why, $"One of the amounts is {amount}.", "Write an amount that can be picked up.", "Times");
        }
    }
}
