using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A listed dose is given within the time allowed around its moment; early and late each ask for a reason. A
/// dose of another day, or far too early, is not given at all.</summary>
public static class WithinTime
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Occurrence is not { } occurrence)
            yield break;
        var late = facts.HappenedAt - occurrence.DueAt;
        var due = $"Due {facts.Clock.Say(occurrence.DueAt, facts.Now)}.";
        if (occurrence.Day < facts.Clock.Day(facts.HappenedAt) && late > TimeSpan.FromMinutes(facts.Limits.DoseLateMinutes))
        {
            yield return Finding.Stop("day-is-over", "The day of this dose is over.",
                $"{due} A dose that was missed is not given later.",
                "Give what is due today. If the dose was given then and not recorded, make a late entry.");
        }
        else if (-late > TimeSpan.FromMinutes(facts.Limits.DoseEarliestMinutes))
        {
            yield return Finding.Stop("too-early", "It is too early for this dose.",
                $"{due} That is in {FacilityClock.Say(late)}.", "Wait, or ask the prescriber for another time.");
        }
        else if (-late > TimeSpan.FromMinutes(facts.Limits.DoseEarlyMinutes))
        {
            yield return Finding.Reason("early", $"{FacilityClock.Say(late)} early.",
                $"{due} Time allowed: {facts.Limits.DoseEarlyMinutes} min before.", "Say why it is given now.");
        }
        else if (late > TimeSpan.FromMinutes(facts.Limits.DoseLateMinutes))
        {
            yield return Finding.Reason("late", $"{FacilityClock.Say(late)} late.",
                $"{due} Time allowed: {facts.Limits.DoseLateMinutes} min after.", "Say why it is late.");
        }
    }
}
