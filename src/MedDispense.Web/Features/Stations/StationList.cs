using MedDispense.Data;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stations;

/// <summary>The stations of the facility, and the places they can be bound to.</summary>
public sealed class StationList(MedDispenseDb db)
{
    private const int Most = 500;

    public sealed record Row(Guid Id, string Name, Guid PlaceId, string PlaceName, bool IsThisDevice, bool IsLocked, DateTime? ClosedAt, int Version);

    public sealed record Choice(Guid Id, string Name);

    public sealed record Page(IReadOnlyList<Row> Rows, IReadOnlyList<Choice> Places);

    /// <param name="thisDevice">The station of the device in hand, when it is one.</param>
    /// <param name="now">UTC.</param>
    public async Task<Page> AskAsync(Guid? thisDevice, DateTime now)
    {
        var rows = await (
            from station in db.Stations.AsNoTracking()
            join place in db.Places on station.PlaceId equals place.Id
            orderby station.ClosedAt != null, station.Name, station.Id
            select new Row(station.Id, station.Name, place.Id, place.Name, station.Id == thisDevice,
                station.LockedUntil > now, station.ClosedAt, station.Version)).Take(Most).ToListAsync();
        var places = await StationPlaces.Of(db).OrderBy(row => row.Name).ThenBy(row => row.Id)
            .Take(Most).Select(row => new Choice(row.Id, row.Name)).ToListAsync();
        return new(rows, places);
    }
}
