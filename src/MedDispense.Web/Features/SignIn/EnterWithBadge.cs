using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.SignIn;

/// <summary>Quick change of person at a bound station: badge and PIN. A PIN is short, so it opens nothing on a device
/// that no manager has bound to a place.</summary>
public sealed class EnterWithBadge(
    MedDispenseDb db, UserManager<User> users, CredentialCheck credentials, SignInAudit audit)
{
    public const string Wrong = "The badge and the PIN do not belong together. Try again, or sign in with name and password.";

    public sealed record Command(string Badge, string Pin);

    /// <summary>Either a refusal in one sentence, or the account with the house of the station.</summary>
    public sealed record Result(string? Refusal, User? User, StaffMembership? Membership);

    public async Task<Result> RunAsync(Command command, Station station, DateTime now)
    {
        var badge = HouseCode.Plain(command.Badge);
        var membership = await db.Staff.IgnoreQueryFilters().AsNoTracking().OfPeople()
            .SingleOrDefaultAsync(row => row.FacilityId == station.FacilityId && row.BadgeCode == badge);
        if (membership?.IsActiveAt(now) == false)
            membership = null;
        var user = membership is null ? null : await users.FindByIdAsync(membership.UserId.ToString());
        var settings = await db.FacilitySettings.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.FacilityId == station.FacilityId).ToListAsync();
        var limits = TryLimits.Of(FacilityLimits.At(now, settings));
        var result = await credentials.PinAsync(user, membership?.PinHash, station, limits, now, command.Pin);
        if (result.IsRight && user is not null && membership is not null)
            return new(null, user, membership);

        await audit.RecordRefusalAsync(
            [(station.FacilityId, membership is null ? null : new SignInPerson(membership.Id, membership.Name))],
            now, result, station, "Wrong badge or PIN, or locked.");
        return new(result.Outcome == CredentialOutcome.StationLocked ? EnterWithPassword.StationLocked : Wrong, null, null);
    }
}
