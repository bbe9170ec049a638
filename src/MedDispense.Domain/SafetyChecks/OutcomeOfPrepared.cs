using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>What is said of a prepared dose fits what was drawn.</summary>
public static class OutcomeOfPrepared
{
    public static IEnumerable<Finding> Check(DoseOutcome outcome, long taken, long ordered, long inHand, string? reasonCode)
    {
        if (inHand == 0)
        {
            yield return Finding.Stop("nothing-in-hand", "Nothing of this dose is left to give.",
                "It has been brought back, wasted or given.", "Open the round again.");
        }
        else if (outcome.IsNotGiven() || outcome is DoseOutcome.RefusedAfterOpening or DoseOutcome.CouldNotSwallow or DoseOutcome.SpatOut)
        {
            if (taken != 0 || outcome == DoseOutcome.GivenElsewhere)
                yield return Wrong("Nothing counts as swallowed then.");
        }
        else if (outcome == DoseOutcome.Given && (taken != inHand || taken < ordered))
        {
            yield return Wrong("Given means all that was prepared, and all that is ordered.");
        }
        else if (outcome == DoseOutcome.GivenInPart && (taken <= 0 || taken > inHand || taken >= ordered))
        {
            yield return Wrong("In part means more than nothing, no more than is in the hand, and less than is ordered.");
        }
        else if (outcome is not (DoseOutcome.Given or DoseOutcome.GivenInPart) || taken > ordered)
        {
            yield return Wrong("This is not what becomes of a prepared dose.");
        }

        foreach (var finding in ReasonOfOutcome.Check(outcome, reasonCode))
            yield return finding;
    }

    private static Finding Wrong(string fact) =>
        Finding.Stop("amounts-do-not-fit", "The amounts do not fit what happened.", fact, "Enter again what was swallowed.", "Amount");
}
