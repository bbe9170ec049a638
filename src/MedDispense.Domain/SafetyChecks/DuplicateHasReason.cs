using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A second order of one ingredient is signed only with a reason.</summary>
public static class DuplicateHasReason
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        foreach (var other in facts.Others.Where(other => other.Medicine.SharesSubstance(facts.Medicine)))
        {
            var fact = $"Order {other.Order.Order.Number}: {other.Medicine.Title}, {other.Medicine.SayInFull(other.Order.Newest.DoseAmount)}.";
            yield return string.IsNullOrWhiteSpace(facts.Terms.DuplicateReason)
                ? new Finding(FindingTier.Reason, "duplicate-ingredient", "Another order has the same ingredient.", fact,
                    "Change that order instead, or say why both are needed.", "DuplicateReason")
                : Finding.Note("duplicate-ingredient", "Another order has the same ingredient.", fact);
        }
    }
}
