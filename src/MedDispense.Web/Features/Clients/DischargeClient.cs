using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>A client leaves for good: discharged, against advice, or dead. Their own medicines that are still here are
/// returned or destroyed and signed for first, or somebody says why not.</summary>
public sealed class DischargeClient(MedDispenseDb db)
{
    private const int LongestNote = 4000;

    /// <param name="ClientId">The client.</param>
    /// <param name="Version">The version that the person saw.</param>
    /// <param name="Kind">Discharged, left against advice, or died.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    /// <param name="Note">Where to, who was told.</param>
    /// <param name="MedicinesReason">Why medicines of the client stay here.</param>
    public sealed record Command(
        Guid ClientId, int Version, StayEventKind Kind, DateTime? HappenedAt, string Note, string? MedicinesReason);

    public Task<ChangeResult> RunAsync(Act act, Command command) =>
        StayChange.SaveAsync(db, act, command.ClientId, command.Version, command.HappenedAt, [Presence.Here, Presence.OnLeave], async (client, at) =>
        {
            if (command.Kind.Leads() != Presence.Gone)
                return (null, ChangeResult.Refuse(nameof(command.Kind), "Choose how the stay ends."));
            if (command.Note.Length == 0)
                return (null, ChangeResult.Refuse(nameof(command.Note), "Say where the client went, and who was told."));
            if (command.MedicinesReason is null && await OwnsMedicinesHereAsync(client.Id))
            {
                return (null, ChangeResult.Refuse(nameof(command.MedicinesReason),
                    "Medicines of this client are still here. Return or destroy them first, or say why they stay."));
            }

            var note = command.MedicinesReason is { } why ? $"{command.Note}\nMedicines that stay here: {why}" : command.Note;
            return (StayChange.Event(act, client, command.Kind, at, note.Length <= LongestNote ? note : note[..LongestNote]), null);
        });

    private Task<bool> OwnsMedicinesHereAsync(Guid clientId) => (
        from holding in db.Holdings
        join pack in db.Packs on holding.PackId equals pack.Id
        where pack.OwnerClientId == clientId && holding.Amount > 0
        select pack.Id).AnyAsync();
}
