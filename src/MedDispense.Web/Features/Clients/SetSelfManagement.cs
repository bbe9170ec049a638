using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Clients;

/// <summary>Sets how far a client looks after their own medicine, with the reason.</summary>
public sealed class SetSelfManagement(MedDispenseDb db)
{
    public sealed record Command(Guid ClientId, int Version, SelfManagement Level, string Reason);

    public Task<ChangeResult> RunAsync(Act act, Command command) =>
        ClientChange.SaveAsync(db, act, command.ClientId, command.Version, client =>
        {
            if (command.Reason.Length == 0)
                return Task.FromResult(ClientChange.Refused(nameof(command.Reason), "Say why, and who decided it."));
            var before = client.SelfManagement;
            client.SelfManagement = command.Level;
            client.SelfManagementReason = command.Reason;
            return Task.FromResult(ClientChange.Saved($"Self-management: {before} → {command.Level}."));
        });
}
