using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Nothing is given to a client who is not in the house. A late entry asks where the client was then.</summary>
public static class ClientIsHere
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        var presence = facts.PresenceThen ?? facts.Client.Presence;
        if (presence == Presence.OnLeave)
        {
            yield return Finding.Stop("client-on-leave", "The client is recorded as on leave.",
                "Doses on leave are not given here.", "If the client is back, record that first; then give the dose.");
        }

        if (presence == Presence.Gone)
        {
            yield return Finding.Stop("client-gone", "The client has left the house.",
                "No order of theirs is given here any more.", "Look at the name and the card again, and tell a manager.");
        }
    }
}
