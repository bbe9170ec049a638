using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Adds what whoever gives a dose must know of a client. The act's id becomes the alert's.</summary>
public sealed class AddAlert(MedDispenseDb db)
{
    /// <summary>More than this nobody reads.</summary>
    private const int Most = 6;

    public sealed record Command(Guid ClientId, string Words);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (await db.ClientAlerts.AnyAsync(row => row.Id == act.Id && row.ClientId == command.ClientId))
            return ChangeResult.Done;
        return await ClientChange.SaveAsync(db, act, command.ClientId, null, async client =>
        {
            if (command.Words.Length == 0)
                return ClientChange.Refused(nameof(command.Words), "Say what whoever gives a dose must know.");
            if (await db.ClientAlerts.CountAsync(row => row.ClientId == client.Id && row.EndedAt == null) >= Most)
                return ClientChange.Refused(nameof(command.Words), $"There are {Most} alerts already; more are not read. End one first.");
            db.ClientAlerts.Add(new ClientAlert
            {
                FacilityId = act.FacilityId,
                Id = act.Id,
                ClientId = client.Id,
                Words = command.Words,
                RecordedAt = act.Now,
                RecordedById = act.Actor.MembershipId,
            });
            return ClientChange.Saved($"Alert {act.Id} added.");
        });
    }
}
