using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Closures;

/// <summary>Notes days on which the service is closed: nobody misses a dose there. The act's id becomes the closure's.</summary>
public sealed class AddClosure(MedDispenseDb db)
{
    private const int LongestDays = 31;

    public sealed record Command(DateOnly FirstDay, DateOnly LastDay, string Reason);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (await db.ServiceClosures.AnyAsync(row => row.Id == act.Id))
            return ChangeResult.Done;
        if (command.Reason.Length == 0)
            return Refused(nameof(command.Reason), "Say why the service is closed.");
        if (command.LastDay < command.FirstDay)
            return Refused(nameof(command.LastDay), "The last day is before the first.");
        if (command.LastDay.DayNumber - command.FirstDay.DayNumber >= LongestDays)
            return Refused(nameof(command.LastDay), $"Up to {LongestDays} days at once.");
        if (await db.ServiceClosures.AnyAsync(row => row.EndedAt == null && row.FirstDay <= command.LastDay && row.LastDay >= command.FirstDay))
            return Refused(nameof(command.FirstDay), "Some of these days are closed already. Take that back first, or enter the others.");
        db.ServiceClosures.Add(new ServiceClosure
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            FirstDay = command.FirstDay,
            LastDay = command.LastDay,
            Reason = command.Reason,
            RecordedAt = act.Now,
            RecordedById = act.Actor.MembershipId,
        });
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "closure", act.Id, $"Closed {command.FirstDay:yyyy-MM-dd} to {command.LastDay:yyyy-MM-dd}: {command.Reason}"));
        await db.SaveChangesAsync();
        return ChangeResult.Done;
    }

    private static ChangeResult Refused(string field, string why) => new([new ChangeProblem(field, why)]);
}
