using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>Unlocks a person who is locked after wrong tries, after somebody has made sure that it was they.</summary>
public sealed class UnlockStaff(MedDispenseDb db, WrongTries tries)
{
    public sealed record Command(Guid Id);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var person = await db.Staff.AsNoTracking().OfPeople().SingleOrDefaultAsync(row => row.Id == command.Id);
        if (person is null)
            return ChangeResult.Unknown;
        if (person.Id == act.Actor.MembershipId)
            return ChangeResult.Refuse("", "Nobody unlocks themselves. Ask another manager or administrator.");
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", person.Id, "Unlocked after wrong tries."));
        await db.SaveChangesAsync();
        await tries.ForgiveAsync(db, person.UserId);
        return ChangeResult.Done;
    }
}
