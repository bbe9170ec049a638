using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Places;

/// <summary>Adds a place where stock is kept.</summary>
public sealed class AddPlace(MedDispenseDb db)
{
    public sealed record Command(PlaceKind Kind, string Name, string House);

    /// <summary>The act's id becomes the place's.</summary>
    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (!PlaceKinds.SetUpByPeople.Contains(command.Kind))
            return ChangeResult.Refuse(nameof(command.Kind), "Choose the kind of place from the list.");
        if (await db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is { } earlier)
            return SecondSend(earlier, command);
        var open = await db.Places.AsNoTracking().Where(row => row.ClosedAt == null).ToListAsync();
        if (WhyNot(open, command.Name, command.House, act.Id) is { } why)
            return ChangeResult.Refuse(nameof(command.Name), why);
        if (open.Exists(row => row.Id != act.Id && PlaceLabels.CodeOf(row.Id) == PlaceLabels.CodeOf(act.Id)))
            return ChangeResult.Refuse("", "Two labels would carry the same code. Open the page again and send it once more.");

        db.Places.Add(new Place
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            Kind = command.Kind,
            Name = command.Name,
            House = command.House,
            Version = 1,
        });
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "place", act.Id,
            $"Added: {command.Name}, {PlaceWords.Of(command.Kind)}{(command.House.Length == 0 ? "" : $", {command.House}")}."));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is not { } first)
                throw;
            return SecondSend(first, command);
        }

        return ChangeResult.Done;
    }

    /// <summary>Why a name cannot be given, or null: two places with one name would be taken for one another.</summary>
    internal static string? WhyNot(IEnumerable<Place> open, string name, string house, Guid? exceptId) =>
        open.FirstOrDefault(row => row.Id != exceptId && PlaceKinds.SetUpByPeople.Contains(row.Kind)
            && row.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && row.House.Equals(house, StringComparison.OrdinalIgnoreCase)) is null
            ? null
            : $"There is a place called {name}{(house.Length == 0 ? "" : $" in {house}")} already. Give this one another name.";

    private static ChangeResult SecondSend(Place earlier, Command command) =>
        earlier.Kind == command.Kind && earlier.Name == command.Name && earlier.House == command.House
            ? ChangeResult.Done
            : ChangeResult.Refuse("", "This form has been sent already, with other content. Look the place up in the list.");
}
