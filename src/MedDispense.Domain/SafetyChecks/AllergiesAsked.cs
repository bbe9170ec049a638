using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Nobody gets a first dose before somebody has asked about allergies.</summary>
public static class AllergiesAsked
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Client.AllergyStatus == AllergyStatus.NotRecorded)
        {
            yield return Finding.Stop("allergies-not-recorded", "Allergies are not recorded.",
                "Nobody has asked this client yet; that is not the same as none known.",
                "Ask, and record what the client says or that none is known.");
        }
    }
}
