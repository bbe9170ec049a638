using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Nothing is given to a client who is not in the house. A late entry tells of a moment before: it looks where the
/// client was then, and asks for a reason when that was not here.</summary>
public static class ClientIsHere
{
    private const string LateNext = "Say how the client came to take it here.";

    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        var presence = facts.PresenceThen ?? facts.Client.Presence;
        if (presence == Presence.OnLeave)
        {
            const string What = "The client is recorded as on leave.";
            yield return facts.IsLateEntry
                ? Finding.Reason("client-on-leave", What, "Doses on leave are not given here.", LateNext)
                : Finding.Stop("client-on-leave", What, "Doses on leave are not given here.",
                    "If the client is back, record that first; then give the dose.");
        }

        if (presence == Presence.Gone)
        {
            const string What = "The client has left the house.";
            yield return facts.IsLateEntry
                ? Finding.Reason("client-gone", What, "No order of theirs is given here any more.", LateNext)
                : Finding.Stop("client-gone", What, "No order of theirs is given here any more.",
                    "Look at the name and the card again, and tell a manager.");
        }
    }
}
