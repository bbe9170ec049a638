using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Clients;

/// <summary>A client leaves the house and is expected back: leave, hospital, court. No dose is given here meanwhile.</summary>
public sealed class StartLeave(MedDispenseDb db)
{
    /// <param name="ClientId">The client.</param>
    /// <param name="Version">The version that the person saw.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    /// <param name="ExpectedBackAt">UTC.</param>
    /// <param name="Where">Where to, and what the client was given to take along.</param>
    public sealed record Command(Guid ClientId, int Version, DateTime? HappenedAt, DateTime ExpectedBackAt, string Where);

    public Task<ChangeResult> RunAsync(Act act, Command command) =>
        StayChange.SaveAsync(db, act, command.ClientId, command.Version, command.HappenedAt, [Presence.Here], (client, at) =>
        {
            if (command.Where.Length == 0)
                return Refuse(nameof(command.Where), "Say where the client goes.");
            return command.ExpectedBackAt <= at
                ? Refuse(nameof(command.ExpectedBackAt), "Enter a moment after the leave begins.")
                : Task.FromResult<(StayEvent?, ChangeResult?)>((StayChange.Event(act, client, StayEventKind.WentOnLeave, at, command.Where, command.ExpectedBackAt), null));
        });

    private static Task<(StayEvent?, ChangeResult?)> Refuse(string field, string sentence) =>
        Task.FromResult<(StayEvent?, ChangeResult?)>((null, ChangeResult.Refuse(field, sentence)));
}
