using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Hosting;

/// <summary>A person signs what is on the screen with their own PIN or password, so that a colleague at an open screen
/// signs nothing in their name. Wrong tries count as at the door.</summary>
public sealed class OwnSignature(MedDispenseDb db, CredentialCheck credentials, SignInAudit audit)
{
    /// <summary>Null when it is theirs; otherwise one sentence that says why not.</summary>
    public async Task<string?> WhyNotAsync(Act act, string? typed)
    {
        if (string.IsNullOrEmpty(typed) || typed.Length > PasswordRules.Longest)
            return "Enter your own PIN or password: that is your signature.";
        var membership = await db.Staff.AsNoTracking().SingleAsync(row => row.Id == act.Actor.MembershipId);
        if (membership.PinHash is null && PinRules.HasForm(typed))
            return "You have no PIN yet. Sign with your password, or set a PIN on your own page.";
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == membership.UserId);
        var station = await db.Stations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.StationId);
        var limits = TryLimits.Of(FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync()));
        var result = await credentials.PinOrPasswordAsync(user, membership, station, limits, act.Now, typed);
        if (result.IsRight)
            return null;
        await audit.RecordRefusalAsync([(act.FacilityId, new(act.Actor.MembershipId, act.Actor.Name))],
            act.Now, result, station, "As a signature under an order.");
        return result.Outcome switch
        {
            CredentialOutcome.Right or CredentialOutcome.Wrong => "This is not your PIN or password. Try again.",
            CredentialOutcome.PersonLocked => "You are locked after too many wrong tries. Wait, or ask a manager to unlock you.",
            CredentialOutcome.StationLocked => "This station is locked after too many wrong tries. Wait, or ask a manager to unlock it.",
        };
    }
}
