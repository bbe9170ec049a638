using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>What is given is what is ordered, or less with the rest accounted for; never more.</summary>
public static class RightDose
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        var ordered = facts.OrderedDose.Amount;
        if (facts.Amount > ordered)
        {
            yield return Finding.Stop("dose-too-large", "This is more than is ordered.",
                $"Ordered: {facts.OrderedDose.SayBoth(facts.Ordered)}. Entered: {facts.Ordered.Say(facts.Amount)}.",
                "Give what is ordered. If the client needs more, ask the prescriber.", "Amount");
        }

        if (facts.Drawn > ordered && facts.Amount <= ordered)
        {
            yield return Finding.Stop("drawn-too-much", "More was drawn than is ordered.",
                $"Ordered: {facts.Ordered.Say(ordered)}. Drawn: {facts.Ordered.Say(facts.Drawn)}.",
                "Draw what is ordered; bring back or waste the rest by itself.", "Drawn");
        }
    }
}
