using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Stock;

/// <summary>What stock that was signed out may come back: soon, sealed, and to where it was taken from. Anything else
/// is wasted, or a manager who is not its holder decides with a reason.</summary>
public static class BringBackRule
{
    /// <param name="Actor">Who records it.</param>
    /// <param name="HolderId">To whom it is signed out.</param>
    /// <param name="TakenAt">When it was taken out, UTC.</param>
    /// <param name="Now">UTC.</param>
    /// <param name="LimitHours">Hours within which it may be brought back.</param>
    /// <param name="Sealed">Whether it is unopened, as the person says.</param>
    /// <param name="TakenFromId">The place that it was taken from.</param>
    /// <param name="To">Where it is to go.</param>
    /// <param name="Reason">The manager's reason.</param>
    public sealed record Facts(
        Actor Actor, Guid HolderId, DateTime TakenAt, DateTime Now, int LimitHours, bool Sealed, Guid TakenFromId,
        Place To, string? Reason);

    public static IEnumerable<Finding> Check(Facts facts)
    {
        var decides = facts.Actor.IsAny(StaffRoles.Manager) && facts.Actor.MembershipId != facts.HolderId;
        if (facts.Actor.MembershipId != facts.HolderId && !decides)
        {
            yield return Finding.Stop("signed-out-to-another", "This is signed out to somebody else.",
                "Only the person who took it out brings it back.", "Ask them, or a manager.");
            yield break;
        }

        if (facts.To.Id != facts.TakenFromId && !(decides && facts.To.Kind == PlaceKind.Quarantine))
        {
            yield return Finding.Stop("other-place", "It goes back to the place it was taken from.",
                $"It was not taken from {facts.To.Name}.", "Choose the place it came from, or waste it.", "Place");
        }

        if (decides)
        {
            if (string.IsNullOrWhiteSpace(facts.Reason))
            {
                yield return Finding.Stop("reason-missing", "A reason is needed.",
                    "You decide about stock that is signed out to somebody else.", "Write why it may come back.", "Reason");
            }

            yield break;
        }

        if (!facts.Sealed)
        {
            yield return Finding.Stop("opened", "Opened stock does not come back.",
                "Nobody can tell any more what is in it.", "Waste it with a second person, or ask a manager.", "Sealed");
        }

        if (facts.Now - facts.TakenAt > TimeSpan.FromHours(facts.LimitHours))
        {
            yield return Finding.Stop("return-limit-passed", "It is too late to bring it back.",
                $"It was taken out more than {facts.LimitHours} hours ago.",
                "Waste it with a second person, or ask a manager.");
        }
    }
}
