using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>Closes a person's account at once, wherever they are signed in; or opens it again. Nothing is deleted.</summary>
public sealed class CloseStaff(MedDispenseDb db, LastAdministrator lastAdministrator)
{
    /// <param name="Id">Whose account.</param>
    /// <param name="Close">True closes, false opens again.</param>
    public sealed record Command(Guid Id, bool Close);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var person = await db.Staff.OfPeople().SingleOrDefaultAsync(row => row.Id == command.Id);
        if (person is null)
            return ChangeResult.Unknown;
        if (person.ClosedAt is not null == command.Close)
            return ChangeResult.Done;
        if (person.Id == act.Actor.MembershipId)
            return ChangeResult.Refuse("", "Nobody closes their own account. Ask another manager or administrator.");
        if (person.Roles.HasFlag(StaffRoles.Administrator) && !act.Actor.IsAny(StaffRoles.Administrator))
            return ChangeResult.Refuse("", "Only an administrator closes or opens an administrator's account. Ask one.");
        if (command.Close && StaffRules.KeepsHouseRunning(StaffTerms.Of(person))
            && await lastAdministrator.WhyNotLoseAsync(act, person) is { } why)
        {
            return ChangeResult.Refuse("", why);
        }

        person.ClosedAt = command.Close ? act.Now : null;
        person.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", person.Id,
            command.Close ? "account: open → closed" : "account: closed → open"));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.Stale();
        }

        return ChangeResult.Done;
    }
}
