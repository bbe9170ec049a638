using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Records that somebody asked and no allergy is known: a statement, not the absence of one.</summary>
public sealed class RecordNoAllergies(MedDispenseDb db)
{
    public sealed record Command(Guid ClientId, int Version);

    public Task<ChangeResult> RunAsync(Act act, Command command) =>
        ClientChange.SaveAsync(db, act, command.ClientId, command.Version, async client =>
        {
            if (await db.Allergies.AnyAsync(row => row.ClientId == client.Id && row.EndedAt == null))
                return ClientChange.Refused("", "Allergies are recorded. End each one that was not an allergy, with its reason.");
            client.AllergyStatus = AllergyStatus.NoneKnown;
            client.AllergiesRecordedAt = act.Now;
            return ClientChange.Saved("No known allergies.");
        });
}
