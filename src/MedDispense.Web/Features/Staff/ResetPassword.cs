using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>Gives a person a temporary password that they must change, takes their PIN away and ends their sign-ins.
/// Since the account is one for all houses, whoever resets it must be trusted in all of them.</summary>
public sealed class ResetPassword(MedDispenseDb db, IPasswordHasher<User> hasher)
{
    public sealed record Command(Guid Id);

    /// <param name="Change">Done, or why not.</param>
    /// <param name="TemporaryPassword">Shown once.</param>
    public sealed record Result(ChangeResult Change, string? TemporaryPassword);

    public async Task<Result> RunAsync(Act act, Command command)
    {
        var person = await db.Staff.OfPeople().SingleOrDefaultAsync(row => row.Id == command.Id);
        if (person is null)
            return new(ChangeResult.Unknown, null);
        if (await WhyNotAsync(act, person) is { } why)
            return new(ChangeResult.Refuse("", why), null);

        var password = TemporaryPassword.New();
        var user = await db.Users.SingleAsync(row => row.Id == person.UserId);
        user.PasswordHash = hasher.HashPassword(user, password);
        user.SecurityStamp = Guid.CreateVersion7().ToString("N");
        user.MustChangePassword = true;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        person.PinHash = null;
        person.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", person.Id,
            "Password reset to a temporary one; PIN taken away."));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(ChangeResult.Stale(), null);
        }

        return new(ChangeResult.Done, password);
    }

    private async Task<string?> WhyNotAsync(Act act, StaffMembership person)
    {
        if (person.Id == act.Actor.MembershipId)
            return "Change your own password on your own page.";
        if (person.Roles.HasFlag(StaffRoles.Administrator) && !act.Actor.IsAny(StaffRoles.Administrator))
            return "Only an administrator resets an administrator's password. Ask one.";
        var mine = await db.Staff.Where(row => row.Id == act.Actor.MembershipId).Select(row => row.UserId).SingleAsync();
        var elsewhere = await db.Staff.IgnoreQueryFilters()
            .Where(row => row.UserId == person.UserId && row.FacilityId != act.FacilityId && row.ClosedAt == null)
            .Select(row => row.FacilityId).ToListAsync();
        var administered = (await db.Staff.IgnoreQueryFilters().Where(row => row.UserId == mine && elsewhere.Contains(row.FacilityId)).ToListAsync())
            .Where(row => row.IsActiveAt(act.Now) && row.Roles.HasFlag(StaffRoles.Administrator))
            .Select(row => row.FacilityId);
        return elsewhere.Except(administered).Any()
            ? "This person also works at another house, and the password would open that one too. "
                + "They change it on their own page, or an administrator of both houses resets it."
            : null;
    }
}
