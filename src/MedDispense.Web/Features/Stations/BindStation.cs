using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stations;

/// <summary>Binds the device in hand to a place: as a new station, or as one that was known on another device, which
/// then is that station no more.</summary>
public sealed class BindStation(MedDispenseDb db)
{
    /// <param name="Id">The station; a new one has the id that its form made.</param>
    /// <param name="Name">For a new station.</param>
    /// <param name="PlaceId">For a new station.</param>
    public sealed record Command(Guid Id, string? Name, Guid? PlaceId);

    /// <param name="Change">Done, or why not.</param>
    /// <param name="Token">For the cookie of this device.</param>
    public sealed record Result(ChangeResult Change, string? Token);

    /// <summary>Binds a new station. A second send of the form binds the same station again.</summary>
    public async Task<Result> RunAsync(Act act, Command command)
    {
        var station = await db.Stations.SingleOrDefaultAsync(row => row.Id == command.Id);
        if (station is not null && command.Name is not null && (station.Name != command.Name || station.PlaceId != command.PlaceId))
            return new(ChangeResult.Refuse("", "This form has been sent already, with other content. Look in the list of stations."), null);
        if (station is null && (command.Name is null || command.PlaceId is null))
            return new(ChangeResult.Unknown, null);
        if (station?.ClosedAt is not null)
            return new(ChangeResult.Refuse("", "This station is closed. Bind the device as a new one."), null);

        var token = StationToken.New();
        if (station is null)
        {
            if (await StationPlaces.FindAsync(db, command.PlaceId) is not { } place)
                return new(ChangeResult.Refuse(nameof(command.PlaceId), StationPlaces.Unknown), null);
            db.Stations.Add(new Station
            {
                FacilityId = act.FacilityId,
                Id = command.Id,
                Name = command.Name!,
                PlaceId = place.Id,
                TokenHash = StationToken.HashOf(token),
            });
            db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "station", command.Id,
                new ChangeText().Of("name", null, command.Name).Of("place", null, place.Name).ToString()));
        }
        else
        {
            station.TokenHash = StationToken.HashOf(token);
            station.Version++;
            db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "station", station.Id, "Bound to another device."));
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The same form, sent twice at once: the other one has bound it.
            return new(ChangeResult.Stale(), null);
        }

        return new(ChangeResult.Done, token);
    }
}

/// <summary>The places a station can be bound to.</summary>
internal static class StationPlaces
{
    public const string Unknown = "Choose a place from the list.";

    public static IQueryable<Place> Of(MedDispenseDb db) => db.Places.AsNoTracking()
        .Where(row => row.ClosedAt == null && (row.Kind == PlaceKind.Safe || row.Kind == PlaceKind.Cart
            || row.Kind == PlaceKind.Fridge || row.Kind == PlaceKind.Room));

    public static Task<Place?> FindAsync(MedDispenseDb db, Guid? id) => Of(db).SingleOrDefaultAsync(row => row.Id == id);
}
