using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Places;

/// <summary>Closes a place that is empty, or opens it again. One that still holds something says what it is.</summary>
public sealed class ClosePlace(MedDispenseDb db)
{
    private const int MostNamed = 5;

    public sealed record Command(Guid Id, int Version, bool Close);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var result = ChangeResult.Done;
        await db.WriteTogetherAsync(async () => result = await DecideAsync(act, command));
        return result;
    }

    private async Task<ChangeResult> DecideAsync(Act act, Command command)
    {
        await db.LockToCloseAsync(command.Id);
        var place = await db.Places.SingleOrDefaultAsync(row => row.Id == command.Id);
        if (place is null || !PlaceKinds.SetUpByPeople.Contains(place.Kind))
            return ChangeResult.Unknown;
        if (place.ClosedAt is not null == command.Close)
            return ChangeResult.Done;
        if (place.Version != command.Version)
            return ChangeResult.Stale();
        if (await WhyNotAsync(act, place, command.Close) is { } why)
            return ChangeResult.Refuse("", why);

        place.ClosedAt = command.Close ? act.Now : null;
        place.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "place", place.Id,
            $"{place.Name}: {(command.Close ? "open → closed" : "closed → open")}"));
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

    private async Task<string?> WhyNotAsync(Act act, Place place, bool close)
    {
        if (close)
            return await WhatIsThereAsync(act, place);
        var open = await db.Places.AsNoTracking().Where(row => row.ClosedAt == null).ToListAsync();
        return AddPlace.WhyNot(open, place.Name, place.House, place.Id);
    }

    // Nobody brings anything in between this look and the closing: on SQLite there is one writer, on PostgreSQL the place
    // is locked.
    private async Task<string?> WhatIsThereAsync(Act act, Place place)
    {
        var devices = await db.Stations.AsNoTracking().Where(row => row.PlaceId == place.Id && row.ClosedAt == null)
            .OrderBy(row => row.Name).Select(row => row.Name).Take(MostNamed).ToListAsync();
        if (devices.Count > 0)
            return $"Devices are bound to this place: {string.Join(", ", devices)}. Bind them to another place first.";
        if (await db.CountSessions.AnyAsync(row => row.PlaceId == place.Id && row.ClosedAt == null))
            return "This place is being counted. Close the count first, or give it up.";
        var here = await (
            from holding in db.Holdings
            join pack in db.Packs on holding.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            where holding.PlaceId == place.Id && holding.Amount > 0
            group holding.Amount by medicine.Id into amounts
            select new { amounts.Key, Amount = amounts.Sum() }).ToListAsync();
        if (here.Count == 0)
            return null;
        var ids = here.Select(row => row.Key).ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync();
        var due = BlindCounts.SeesAll(act.Actor) ? [] : await BlindCounts.LinesDueAsync(db, act.Now);
        var named = medicines.OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Id).Take(MostNamed)
            .Select(row => due.Exists(line => line.PlaceId == place.Id && line.MedicineId == row.Id)
                ? $"{row.Name} {row.Strength}"
                : $"{row.Say(here.Single(one => one.Key == row.Id).Amount)} of {row.Name} {row.Strength}");
        var more = here.Count > MostNamed ? $" and {here.Count - MostNamed} other medicines" : "";
        return $"It still holds {string.Join("; ", named)}{more}. Move, return or destroy what is there first.";
    }
}
