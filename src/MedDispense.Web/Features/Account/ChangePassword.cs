using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Account;

/// <summary>Changes the person's own password. Every other sign-in of theirs ends.</summary>
public sealed class ChangePassword(MedDispenseDb db, OwnPassword ownPassword, IPasswordHasher<User> hasher)
{
    public sealed record Command(string Old, string New);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var (user, refusal) = await ownPassword.AskAsync(act, command.Old);
        if (user is null)
            return ChangeResult.Refuse(nameof(command.Old), refusal ?? "");
        if (PasswordRules.WhyNot(command.New, user.UserName ?? "", act.Actor.Name) is { } why)
            return ChangeResult.Refuse(nameof(command.New), why);
        if (command.New == command.Old)
            return ChangeResult.Refuse(nameof(command.New), "This is the password you have. Choose another one.");

        user.PasswordHash = hasher.HashPassword(user, command.New);
        user.SecurityStamp = Guid.CreateVersion7().ToString("N");
        user.MustChangePassword = false;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", act.Actor.MembershipId, "Own password changed."));
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
