using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Account;

/// <summary>Sets or changes the person's own PIN in this facility.</summary>
public sealed class ChangePin(MedDispenseDb db, OwnPassword ownPassword, PinHasher hasher)
{
    public sealed record Command(string Password, string Pin);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (PinRules.WhyNot(command.Pin) is { } why)
            return ChangeResult.Refuse(nameof(command.Pin), why);
        var (user, refusal) = await ownPassword.AskAsync(act, command.Password);
        if (user is null)
            return ChangeResult.Refuse(nameof(command.Password), refusal ?? "");

        var membership = await db.Staff.SingleAsync(row => row.Id == act.Actor.MembershipId);
        var had = membership.PinHash is not null;
        membership.PinHash = hasher.Hash(command.Pin);
        membership.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", act.Actor.MembershipId, had ? "Own PIN changed." : "Own PIN set."));
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
