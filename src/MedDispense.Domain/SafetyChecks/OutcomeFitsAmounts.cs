using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The outcome and the amounts say the same: all of it, some of it, none of it. What was drawn and not swallowed
/// is derived, never typed.</summary>
public static class OutcomeFitsAmounts
{
    /// <param name="outcome">What became of the dose.</param>
    /// <param name="taken">Swallowed, in the smallest amount.</param>
    /// <param name="drawn">Taken from the pack.</param>
    /// <param name="ordered">What the order says.</param>
    /// <param name="reasonCode">From the outcome's own list.</param>
    public static IEnumerable<Finding> Check(DoseOutcome outcome, long taken, long drawn, long ordered, string? reasonCode)
    {
        if (Amounts(outcome, taken, drawn, ordered) is { } wrong)
            yield return Finding.Stop("amounts-do-not-fit", "The amounts do not fit what happened.", wrong, "Enter again what was drawn and what was swallowed.", "Amount");
        foreach (var finding in ReasonOfOutcome.Check(outcome, reasonCode))
            yield return finding;
    }

    private static string? Amounts(DoseOutcome outcome, long taken, long drawn, long ordered)
    {
        if (taken < 0 || drawn <= 0 || taken > drawn)
            return "More cannot be swallowed than was drawn, and something was drawn.";
        return outcome switch
        {
            DoseOutcome.Given when taken != ordered => "Given means all that is ordered.",
            DoseOutcome.Prepared when taken != ordered || drawn != ordered => "Prepared means what is ordered, and nothing swallowed yet.",
            DoseOutcome.GivenInPart when taken == 0 || taken >= ordered => "In part means more than nothing and less than is ordered.",
            DoseOutcome.RefusedAfterOpening or DoseOutcome.CouldNotSwallow or DoseOutcome.SpatOut when taken != 0 => "Nothing counts as swallowed then.",
            DoseOutcome.Given or DoseOutcome.Prepared or DoseOutcome.GivenInPart or DoseOutcome.RefusedAfterOpening
                or DoseOutcome.CouldNotSwallow or DoseOutcome.SpatOut => null,
            DoseOutcome.RefusedBeforeOpening or DoseOutcome.Withheld or DoseOutcome.WithheldByPrescriber
                or DoseOutcome.Absent or DoseOutcome.Asleep or DoseOutcome.NotAvailable or DoseOutcome.GivenElsewhere
                or DoseOutcome.Missed or DoseOutcome.EmergencyGiven or DoseOutcome.WrongClient => "This outcome takes nothing from a pack.",
        };
    }
}
