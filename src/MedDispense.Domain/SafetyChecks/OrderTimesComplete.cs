using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The order says when: at times of day, or as needed with what for, how far apart and how much at most.</summary>
public static class OrderTimesComplete
{
    /// <summary>A week: a longer gap between two doses was mistyped.</summary>
    private const int LongestGapMinutes = 7 * 24 * 60;

    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        var terms = facts.Terms;
        if (terms.MinimumGapMinutes is <= 0 or > LongestGapMinutes)
            yield return Finding.Stop("gap-out-of-range", "This time between doses does not fit.", "", "Enter between 1 minute and 7 days, in hours.", "GapHours");
        if (!DoseTiming.TryRead(terms.Timing, out var timing))
        {
            yield return Finding.Stop("times-missing", "The times are missing.", "", "Enter times such as 08:00, 20:00.", "Times");
        }
        else if (timing is AsNeeded)
        {
            foreach (var finding in AsNeeded(facts))
                yield return finding;
        }
        else if (timing is not TimesOfDay { Times.Count: 1 } && timing.Closest is { } closest && terms.MinimumGapMinutes > closest.TotalMinutes)
        {
            yield return Finding.Stop("gap-longer-than-interval", "The doses lie closer together than the time between doses allows.",
                $"Between two of the times lie {Facilities.FacilityClock.Say(closest)}.", "Change the times, or shorten the time between doses.", "GapHours");
        }
    }

    private static IEnumerable<Finding> AsNeeded(SigningFacts facts)
    {
        var terms = facts.Terms;
        if (string.IsNullOrWhiteSpace(terms.Indication))
            yield return Finding.Stop("indication-missing", "It is not said what the dose is for.", "", "Enter what it is given for.", "Indication");
        if (terms.MinimumGapMinutes is null)
            yield return Finding.Stop("interval-missing", "The time between doses is missing.", "", "Enter how far apart the doses must be, in hours.", "GapHours");
        if (terms.Maximum is not { } most)
        {
            yield return Finding.Stop("maximum-missing", "The most in 24 hours is missing.", "", "Enter it in the unit of the dose.", "Maximum");
        }
        else if (most < terms.Dose)
        {
            yield return Finding.Stop("maximum-below-dose", "The most in 24 hours is less than one dose.",
                $"One dose is {terms.Dose}.", "Check both figures.", "Maximum");
        }
        else if (OrderDefaults.Units(facts.Medicine).Any(unit => unit.Code == terms.DoseUnit)
            && !MeasurableDose.TryMeasure(facts.Medicine, most, UcumUnit.OfCode(terms.DoseUnit), out _, out var why))
        {
            yield return Finding.Stop("maximum-not-measurable", why, "", "", "Maximum");
        }
    }
}
