using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The client is not recorded as allergic to an ingredient. Only a prescriber's reason on the order lets it
/// through, and then the giver says again that they know. What was swallowed already is recorded all the same.</summary>
public static class NoAllergy
{
    public static IEnumerable<Finding> Check(DoseFacts facts) => Check(facts, facts.Pack?.Medicine ?? facts.Ordered);

    private static IEnumerable<Finding> Check(DoseFacts facts, Medicine medicine)
    {
        var substances = medicine.Substances();
        foreach (var allergy in facts.Allergies.Where(allergy => substances.Contains(SubstanceName.Of(allergy.Substance))))
        {
            var fact = $"Recorded: {allergy.Substance} ({allergy.Reaction}). {medicine.Title} contains it.";
            yield return facts.Version.AllergyReason is { Length: > 0 } reason
                ? Finding.Reason("allergy", "The client is recorded as allergic to this.",
                    $"{fact} The prescriber's reason: {reason}", "Give anyway only if the client is well; say how you made sure.")
                : facts.IsLateEntry
                ? Finding.Reason("allergy", "The client is recorded as allergic to this.", fact, "Say how the client is; a prescriber must hear of it.")
                : Finding.Stop("allergy", "The client is recorded as allergic to this.", fact,
                    "Do not give it. Call the prescriber; only an order that gives a reason can be given.");
        }
    }
}
