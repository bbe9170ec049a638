using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Hosting;

/// <summary>What the check of a second person answered: a proof, or a sentence that says why not.</summary>
public sealed record PresenceResult(WitnessProof? Proof, string? Refusal);

/// <summary>Checks a second person's badge (or sign-in name) and PIN (or password) without signing them in. Wrong
/// tries count against the person and against the station. Whether this person may be the second one (another person,
/// with the right) is for the checks of the act to say.</summary>
public sealed class PresenceCheck(
    MedDispenseDb db, CurrentStaff current, UserManager<User> users, CredentialCheck credentials, SignInAudit audit)
{
    private const string Wrong = "The badge or name and the PIN do not belong together. Try again.";

    /// <summary>Proves presence for one posting.</summary>
    public async Task<PresenceResult> ProveAsync(Guid postingId, WitnessFields form, DateTime now)
    {
        if (form.Who?.Trim() is not { Length: > 0 and <= 200 } who || form.Pin is not { Length: > 0 and <= PasswordRules.Longest } pin)
            return new(null, "Scan the badge or type the sign-in name of the second person, then their PIN.");
        var badge = HouseCode.Plain(who);
        var membership = await db.Staff.AsNoTracking().OfPeople().SingleOrDefaultAsync(row => row.BadgeCode == badge);
        var byBadge = membership is not null;
        if (membership is null && await users.FindByNameAsync(SignInName.Plain(who)) is { } named)
            membership = await db.Staff.AsNoTracking().OfPeople().SingleOrDefaultAsync(row => row.UserId == named.Id);
        if (membership?.IsActiveAt(now) == false)
            membership = null;
        if (membership is { PinHash: null } && PinRules.HasForm(pin))
            return new(null, "This person has no PIN yet. They use their password here, or set a PIN on their own page.");

        var user = membership is null ? null : await users.FindByIdAsync(membership.UserId.ToString());
        var result = await credentials.PinOrPasswordAsync(
            user, membership, current.Station, TryLimits.Of(current.Limits), now, pin);
        if (!result.IsRight || membership is null)
        {
            await audit.RecordRefusalAsync([(current.Facility.Id, membership is null ? null : new(membership.Id, membership.Name))],
                now, result, current.Station, $"As a second person, on the screen of {current.Actor.Name}.");
            return new(null, Sentence(result));
        }

        // Whoever made a first password knows it: until it is changed it proves nobody's presence but theirs.
        if (user is { MustChangePassword: true })
            return new(null, "This person still has the password that somebody else gave them. They sign in once and choose their own; then they can confirm here.");
        return new(new WitnessProof(postingId, membership.Id, membership.Name, membership.Initials, membership.Rights,
            MethodOf(byBadge, pin), now), null);
    }

    private static WitnessMethod MethodOf(bool byBadge, string pin)
    {
        if (!PinRules.HasForm(pin))
            return WitnessMethod.NameAndPassword;
        return byBadge ? WitnessMethod.BadgeAndPin : WitnessMethod.NameAndPin;
    }

    private string Sentence(CredentialResult result) => result.Outcome switch
    {
        CredentialOutcome.Right or CredentialOutcome.Wrong => Wrong,
        CredentialOutcome.PersonLocked =>
            $"This person is locked after too many wrong tries{current.Time.Until(result.LockedUntil)}. Wait, or ask a manager to unlock them.",
        CredentialOutcome.StationLocked =>
            $"This station is locked after too many wrong tries{current.Time.Until(result.LockedUntil)}. Wait, or ask a manager to unlock it.",
    };
}
