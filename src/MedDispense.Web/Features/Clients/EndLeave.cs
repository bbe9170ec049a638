using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Clients;

/// <summary>A client is back from leave; their orders list doses here again.</summary>
public sealed class EndLeave(MedDispenseDb db)
{
    /// <param name="ClientId">The client.</param>
    /// <param name="Version">The version that the person saw.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    /// <param name="Note">In what state, and what was brought back; may be missing.</param>
    public sealed record Command(Guid ClientId, int Version, DateTime? HappenedAt, string? Note);

    public Task<ChangeResult> RunAsync(Act act, Command command) =>
        StayChange.SaveAsync(db, act, command.ClientId, command.Version, command.HappenedAt, [Presence.OnLeave], (client, at) =>
            Task.FromResult<(StayEvent?, ChangeResult?)>((StayChange.Event(act, client, StayEventKind.CameBack, at, command.Note), null)));
}
