using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>What became of a dose is recorded with a reason from its own list, where it has one.</summary>
public static class ReasonOfOutcome
{
    /// <param name="outcome">What became of it.</param>
    /// <param name="reasonCode">As chosen.</param>
    public static IEnumerable<Finding> Check(DoseOutcome outcome, string? reasonCode)
    {
        var reasons = DoseReasons.For(outcome);
        if (reasons.Count == 0 || reasons.Any(choice => choice.Code == reasonCode))
            yield break;
        yield return string.IsNullOrEmpty(reasonCode)
            ? Finding.Stop("reason-missing", "A reason is needed.", $"{outcome.Say()} is recorded with its reason.", "Choose the reason from the list.", "ReasonCode")
            : Finding.Stop("reason-missing", "The reason does not go with what happened.", $"It is none of those of: {outcome.Say()}.",
                $"Choose one that stands under “{outcome.Say()}” in the list, or another answer.", "ReasonCode");
    }
}
