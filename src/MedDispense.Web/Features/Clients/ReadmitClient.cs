using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Clients;

/// <summary>A client who had left is admitted again, with the record from before.</summary>
public sealed class ReadmitClient(MedDispenseDb db)
{
    public sealed record Command(Guid ClientId, int Version, Admission Admission);

    public Task<ChangeResult> RunAsync(Act act, Command command) =>
        StayChange.SaveAsync(db, act, command.ClientId, command.Version, command.Admission.HappenedAt, [Presence.Gone], async (client, at) =>
        {
            if (command.Admission.Check() is { } refusal)
                return (null, refusal);
            if (!command.Admission.LookAlikesSeen && await LookAlikes.OfAsync(db, client.FamilyName, client.GivenNames, client.Id) is { Count: > 0 } alike)
                return (null, LookAlikes.Warn(alike));
            return (command.Admission.Event(act, client.Id, at), null);
        });
}
