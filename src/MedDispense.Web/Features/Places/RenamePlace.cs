using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Places;

/// <summary>Gives a place another name or house. Its kind and its label stay.</summary>
public sealed class RenamePlace(MedDispenseDb db)
{
    public sealed record Command(Guid Id, int Version, string Name, string House);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var place = await db.Places.SingleOrDefaultAsync(row => row.Id == command.Id);
        if (place is null || !PlaceKinds.SetUpByPeople.Contains(place.Kind))
            return ChangeResult.Unknown;
        var changes = new ChangeText().Of("name", place.Name, command.Name).Of("house", place.House, command.House);
        if (changes.IsEmpty)
            return ChangeResult.Done;
        if (place.Version != command.Version)
            return ChangeResult.Stale();
        var open = await db.Places.AsNoTracking().Where(row => row.ClosedAt == null).ToListAsync();
        if (AddPlace.WhyNot(open, command.Name, command.House, place.Id) is { } why)
            return ChangeResult.Refuse(nameof(command.Name), why);

        place.Name = command.Name;
        place.House = command.House;
        place.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "place", place.Id, changes.ToString()));
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
