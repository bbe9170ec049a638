using MedDispense.Data;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Ends an alert that does not hold any more.</summary>
public sealed class EndAlert(MedDispenseDb db)
{
    public sealed record Command(Guid ClientId, Guid AlertId);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var alert = await db.ClientAlerts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.AlertId && row.ClientId == command.ClientId);
        if (alert is null)
            return ChangeResult.Unknown;
        if (alert.EndedAt is not null)
            return ChangeResult.Done;
        return await ClientChange.SaveAsync(db, act, command.ClientId, null, async _ =>
        {
            (await db.ClientAlerts.SingleAsync(row => row.Id == command.AlertId)).EndedAt = act.Now;
            return ClientChange.Saved($"Alert {command.AlertId} ended.");
        });
    }
}
