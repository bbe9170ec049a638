using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace MedDispense.Web.Features.SignIn;

/// <summary>Opens a locked screen for the person whose it is: with the PIN, or the password.</summary>
public sealed class OpenLockedScreen(UserManager<User> users, CredentialCheck credentials, SignInAudit audit)
{
    /// <returns>Null when it is open; otherwise one sentence that says why not.</returns>
    public async Task<string?> RunAsync(LockedScreen screen, string typed, DateTime now)
    {
        var (person, facility, _, station) = screen;
        var who = new SignInPerson(person.Id, person.Name);
        if (person.PinHash is null && PinRules.HasForm(typed))
            return "You have set no PIN yet. Enter your password; you can set a PIN on your own page.";
        var user = await users.FindByIdAsync(person.UserId.ToString());
        var result = await credentials.PinOrPasswordAsync(user, person, station, TryLimits.Of(screen.Limits), now, typed);
        if (result.IsRight)
        {
            await audit.RecordAsync(facility.Id, now, AuditKind.SignedIn, who, station, "Opened the locked screen.");
            return null;
        }

        await audit.RecordRefusalAsync([(facility.Id, who)], now, result, station, "At the locked screen.");
        return result.Outcome switch
        {
            CredentialOutcome.Right or CredentialOutcome.Wrong => "This PIN is not yours. Try again, or enter your password.",
            CredentialOutcome.PersonLocked => $"You are locked after too many wrong tries{FacilityTime.Of(facility).Until(result.LockedUntil)}. Wait, or ask a manager to unlock you.",
            CredentialOutcome.StationLocked => EnterWithPassword.StationLocked,
        };
    }
}
