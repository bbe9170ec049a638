using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Nothing is given to a client who is not in the house. A late entry tells of a moment before, when the client
/// may have been: it asks for a reason.</summary>
public static class ClientIsHere
{
    private const string LateNext = "Say how the client came to take it here.";

    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Client.Presence == Presence.OnLeave)
        {
            const string What = "The client is recorded as on leave.";
            yield return facts.IsLateEntry
                ? Finding.Reason("client-on-leave", What, "Doses on leave are not given here.", LateNext)
                : Finding.Stop("client-on-leave", What, "Doses on leave are not given here.",
                    "If the client is back, record that first; then give the dose.");
        }

        if (facts.Client.Presence == Presence.Gone)
        {
            const string What = "The client has left the house.";
            yield return facts.IsLateEntry
                ? Finding.Reason("client-gone", What, "No order of theirs is given here any more.", LateNext)
                : Finding.Stop("client-gone", What, "No order of theirs is given here any more.",
                    "Look at the name and the card again, and tell a manager.");
        }
    }
}
