using System.Globalization;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Changes what is known of a client. An empty card makes a new one: the card before is worthless then.</summary>
public sealed class ChangeClient(MedDispenseDb db)
{
    public sealed record Command(Guid Id, int Version, ClientDetails Details);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var client = await db.Clients.SingleOrDefaultAsync(row => row.Id == command.Id);
        if (client is null)
            return ChangeResult.Unknown;
        var details = command.Details;
        var changes = new ChangeText()
            .OfSecret("family name", client.FamilyName, details.FamilyName)
            .OfSecret("given names", client.GivenNames, details.GivenNames)
            .OfSecret("day of birth", Day(client.BornOn), Day(details.BornOn))
            .Of("room", client.Room, details.Room)
            .Of("house", client.House, details.House)
            .OfSecret("card", client.CardCode, details.CardCode);
        if (changes.IsEmpty)
            return ChangeResult.Done;
        if (client.Version != command.Version)
            return ChangeResult.Stale();
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == act.FacilityId);
        if (details.Check(facility.LocalDay(act.Now)).ToList() is { Count: > 0 } problems)
            return new(problems);
        if (await ClientCards.WhyNotAsync(db, details.CardCode, client.Id) is { } taken)
            return ChangeResult.Refuse(nameof(details.CardCode), taken);

        client.FamilyName = details.FamilyName;
        client.GivenNames = details.GivenNames;
        client.BornOn = details.BornOn;
        client.Room = details.Room;
        client.House = details.House;
        client.CardCode = details.CardCode ?? HouseCode.New(FacilityCodeType.Client);
        client.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "client", client.Id, changes.ToString()));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.Stale();
        }
        catch (DbUpdateException)
        {
            return ChangeResult.Refuse(nameof(details.CardCode), ClientCards.Taken);
        }

        return ChangeResult.Done;
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
