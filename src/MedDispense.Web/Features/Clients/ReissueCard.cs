using MedDispense.Data;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Clients;

/// <summary>Makes a new card for a client whose card was lost or worn; the one before is worthless then.</summary>
public sealed class ReissueCard(MedDispenseDb db)
{
    public sealed record Command(Guid ClientId, int Version);

    public Task<ChangeResult> RunAsync(Act act, Command command) =>
        ClientChange.SaveAsync(db, act, command.ClientId, command.Version, client =>
        {
            client.CardCode = HouseCode.New(FacilityCodeType.Client);
            return Task.FromResult(ClientChange.Saved("card changed"));
        });
}
