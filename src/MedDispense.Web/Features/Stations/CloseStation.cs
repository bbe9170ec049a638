using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stations;

/// <summary>Closes a station, so that its device is bound to no place and takes no PIN any more.</summary>
public sealed class CloseStation(MedDispenseDb db)
{
    public sealed record Command(Guid Id);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var station = await db.Stations.SingleOrDefaultAsync(row => row.Id == command.Id);
        if (station is null)
            return ChangeResult.Unknown;
        if (station.ClosedAt is not null)
            return ChangeResult.Done;
        station.ClosedAt = act.Now;
        station.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "station", station.Id, "station: open → closed"));
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

/// <summary>Unlocks a station that is locked after wrong tries.</summary>
public sealed class UnlockStation(MedDispenseDb db, WrongTries tries)
{
    public sealed record Command(Guid Id);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var station = await db.Stations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.Id);
        if (station is null)
            return ChangeResult.Unknown;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "station", station.Id, "Unlocked after wrong tries."));
        await db.SaveChangesAsync();
        await tries.ForgiveAsync(db, station);
        return ChangeResult.Done;
    }
}
