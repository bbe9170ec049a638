using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>An ingredient that the client is recorded as allergic to is ordered only with the prescriber's reason.</summary>
public static class AllergyHasReason
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        var substances = facts.Medicine.Substances();
        foreach (var allergy in facts.Allergies.Where(allergy => substances.Contains(SubstanceName.Of(allergy.Substance))))
        {
            var fact = $"Recorded: {allergy.Substance} ({allergy.Reaction}). {facts.Medicine.Title} contains it.";
            yield return string.IsNullOrWhiteSpace(facts.Terms.AllergyReason)
                ? new Finding(FindingTier.Reason, "allergy", "The client is recorded as allergic to this.", fact,
                    "Order something else, or enter the prescriber's reason.", "AllergyReason")
                : Finding.Note("allergy", "The client is recorded as allergic to this.", fact);
        }
    }
}
