using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Hosting;

/// <summary>Asks a signed-in person for their password again before something that a colleague at an open screen must
/// not be able to do. Wrong tries count as at the door.</summary>
public sealed class OwnPassword(MedDispenseDb db, CredentialCheck credentials, SignInAudit audit)
{
    /// <summary>The account when the password was right; otherwise one sentence that says why not.</summary>
    public async Task<(User? User, string? Refusal)> AskAsync(Act act, string password)
    {
        var userId = await db.Staff.Where(row => row.Id == act.Actor.MembershipId).Select(row => row.UserId).SingleAsync();
        var user = await db.Users.SingleAsync(row => row.Id == userId);
        var station = await db.Stations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.StationId);
        var limits = TryLimits.Of(FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync()));
        var result = await credentials.PasswordAsync(user, station, limits, act.Now, password);
        if (result.IsRight)
        {
            // The count of tries was changed past the context; what was read before must not be written back.
            await db.Entry(user).ReloadAsync();
            return (user, null);
        }

        await audit.RecordRefusalAsync([(act.FacilityId, new(act.Actor.MembershipId, act.Actor.Name))],
            act.Now, result, station, "On the person's own page.");
        return (null, result.Outcome switch
        {
            CredentialOutcome.Right or CredentialOutcome.Wrong => "This is not your password. Try again.",
            CredentialOutcome.PersonLocked => "You are locked after too many wrong tries. Wait, or ask a manager to unlock you.",
            CredentialOutcome.StationLocked => "This station is locked after too many wrong tries. Wait, or ask a manager to unlock it.",
        });
    }
}
