using MedDispense.Domain.Clients;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Orders are signed for clients who are in the house; an order can be changed while its client is on leave.</summary>
public static class OrderedForClientHere
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        if (facts.Client.Presence == Presence.Gone)
        {
            yield return Finding.Stop("client-gone", "The client has left the house.",
                "Nothing is ordered for them here any more.", "Look at the name again; admit the client first if they are back.");
        }

        if (facts.Client.Presence == Presence.OnLeave && facts.Changes is null)
        {
            yield return Finding.Stop("client-on-leave", "The client is recorded as on leave.",
                "A new order begins when they are here.", "If the client is back, record that first.");
        }

        if (facts.Client.AllergyStatus == AllergyStatus.NotRecorded)
            yield return Finding.Note("allergies-not-recorded", "Allergies are not recorded.", "Nothing is given before somebody has asked.");
    }
}
