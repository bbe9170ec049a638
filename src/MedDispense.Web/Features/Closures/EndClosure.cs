using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Closures;

/// <summary>Takes a closure back: its days count like any other.</summary>
public sealed class EndClosure(MedDispenseDb db)
{
    public sealed record Command(Guid ClosureId);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (await db.ServiceClosures.SingleOrDefaultAsync(row => row.Id == command.ClosureId) is not { } closure)
            return ChangeResult.Unknown;
        if (closure.EndedAt is not null)
            return ChangeResult.Done;
        closure.EndedAt = act.Now;
        closure.EndedById = act.Actor.MembershipId;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "closure", closure.Id, $"Closure {closure.FirstDay:yyyy-MM-dd} to {closure.LastDay:yyyy-MM-dd} taken back."));
        await db.SaveChangesAsync();
        return ChangeResult.Done;
    }
}
