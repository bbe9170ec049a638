using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A client's own medicine is given to nobody else.</summary>
public static class PackBelongsToClient
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Pack?.Pack.OwnerClientId is { } owner && owner != facts.Client.Id)
        {
            yield return Finding.Stop("pack-of-another-client", "This pack belongs to another client.",
                "It is that client's property.", "Put it back and scan a pack of this client or of the house.", "Pack");
        }
    }
}
