using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Between two doses of one ingredient, under whatever order, passes at least the order's real time: late
/// yesterday and on time today is too close, and so is an order that was written anew. An as-needed order's interval is
/// this gap.</summary>
public static class MinimumGap
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        var gap = TimeSpan.FromMinutes(facts.Version.MinimumGapMinutes);
        var near = facts.Taken.Where(dose => dose.Medicine.SharesSubstance(facts.Ordered)
                && !MinimumInterval.IsKept(facts.HappenedAt, dose.At, gap))
            .MinBy(dose => (facts.HappenedAt - dose.At).Duration());
        if (near is null)
            yield break;
        var asNeeded = facts.Version.IsAsNeeded;
        var what = asNeeded ? "Too soon after the last dose." : "Too close to another dose of the same medicine.";
        var fact = $"{near.Medicine.Title}, {near.Medicine.Say(near.Amount)}, {facts.Clock.Say(near.At, facts.Now)} by {near.GivenBy}. "
            + $"At least {FacilityClock.Say(gap)} must pass.";
        yield return facts.IsLateEntry
            ? Finding.Reason(asNeeded ? "as-needed-interval" : "minimum-gap", what, fact, "Say what happened; a prescriber must hear of it.")
            : Finding.Stop(asNeeded ? "as-needed-interval" : "minimum-gap", what, fact,
                $"Not before {facts.Clock.Say(MinimumInterval.NextAfter(near.At, gap), facts.Now)}. If the client cannot wait, ask the prescriber.");
    }
}
