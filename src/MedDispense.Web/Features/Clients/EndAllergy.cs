using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Ends an allergy that was found not to be one. When it was the last, somebody has to ask again before the
/// record says that none is known.</summary>
public sealed class EndAllergy(MedDispenseDb db)
{
    public sealed record Command(Guid ClientId, int Version, Guid AllergyId, string Reason);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (!await db.Allergies.AnyAsync(row => row.Id == command.AllergyId && row.ClientId == command.ClientId))
            return ChangeResult.Unknown;
        return await ClientChange.SaveAsync(db, act, command.ClientId, command.Version, async client =>
        {
            var allergy = await db.Allergies.SingleAsync(row => row.Id == command.AllergyId);
            if (allergy.EndedAt is not null)
                return ClientChange.Refused("", "This allergy has been ended already.");
            if (command.Reason.Length == 0)
                return ClientChange.Refused(nameof(command.Reason), "Say why it is not an allergy, and who says so.");
            allergy.EndedAt = act.Now;
            allergy.EndedReason = command.Reason;
            if (!await db.Allergies.AnyAsync(row => row.ClientId == client.Id && row.EndedAt == null && row.Id != allergy.Id))
                client.AllergyStatus = AllergyStatus.NotRecorded;
            return ClientChange.Saved($"Allergy ended: {allergy.Substance}.");
        });
    }
}
