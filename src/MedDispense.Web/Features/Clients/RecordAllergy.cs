using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Records that a client is allergic to a substance, and what happened. The act's id becomes the allergy's.</summary>
public sealed class RecordAllergy(MedDispenseDb db)
{
    public const string NotKnown = "not known";

    /// <param name="ClientId">The client.</param>
    /// <param name="Version">The version that the person saw.</param>
    /// <param name="Substance">As the formulary or the client names it.</param>
    /// <param name="Reaction">What happened; <see cref="NotKnown"/> when nobody can say.</param>
    public sealed record Command(Guid ClientId, int Version, string Substance, string Reaction);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (await db.Allergies.AnyAsync(row => row.Id == act.Id && row.ClientId == command.ClientId))
            return ChangeResult.Done;
        var substance = Ingredient.BaseOf(command.Substance.ToLowerInvariant());
        return await ClientChange.SaveAsync(db, act, command.ClientId, command.Version, async client =>
        {
            if (substance.Length == 0)
                return ClientChange.Refused(nameof(command.Substance), "Enter the substance.");
            if (command.Reaction.Length == 0)
                return ClientChange.Refused(nameof(command.Reaction), $"Enter what happened, or {NotKnown}.");
            if (await db.Allergies.AnyAsync(row => row.ClientId == client.Id && row.EndedAt == null && row.Substance == substance))
                return ClientChange.Refused(nameof(command.Substance), "This allergy is recorded already. End it first if the reaction was another.");
            db.Allergies.Add(new Allergy
            {
                FacilityId = act.FacilityId,
                Id = act.Id,
                ClientId = client.Id,
                Substance = substance,
                Reaction = command.Reaction,
                RecordedAt = act.Now,
                RecordedById = act.Actor.MembershipId,
            });
            client.AllergyStatus = AllergyStatus.Known;
            client.AllergiesRecordedAt = act.Now;
            return ClientChange.Saved($"Allergy recorded: {substance}.");
        });
    }
}
