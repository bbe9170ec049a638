using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stations;

/// <summary>Renames a station or moves it to another place, from whichever device.</summary>
public sealed class ChangeStation(MedDispenseDb db)
{
    public sealed record Command(Guid Id, int Version, string Name, Guid PlaceId);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var station = await db.Stations.SingleOrDefaultAsync(row => row.Id == command.Id && row.ClosedAt == null);
        if (station is null)
            return ChangeResult.Unknown;
        if (station.Name == command.Name && station.PlaceId == command.PlaceId)
            return ChangeResult.Done;
        if (station.Version != command.Version)
            return ChangeResult.Stale();
        if (await StationPlaces.FindAsync(db, command.PlaceId) is not { } place)
            return ChangeResult.Refuse(nameof(command.PlaceId), StationPlaces.Unknown);

        var placeBefore = await db.Places.Where(row => row.Id == station.PlaceId).Select(row => row.Name).SingleAsync();
        var changes = new ChangeText().Of("name", station.Name, command.Name).Of("place", placeBefore, place.Name);
        station.Name = command.Name;
        station.PlaceId = place.Id;
        station.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "station", station.Id, changes.ToString()));
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
