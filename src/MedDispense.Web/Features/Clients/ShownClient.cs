using MedDispense.Domain.Audit;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Clients;

/// <summary>The banner of a page that shows something of a client's record; the reading is recorded before it is
/// shown.</summary>
public sealed class ShownClient(FindBanner findBanner, Audits audits, TimeProvider clock)
{
    /// <param name="clientId">The client.</param>
    /// <param name="detail">What was read besides, such as <c>orders</c>.</param>
    /// <returns>Null when no client of this facility has the id.</returns>
    public async Task<ClientBannerView?> AskAsync(Guid clientId, string detail)
    {
        var banner = await findBanner.AskAsync(clientId, clock.GetUtcNow().UtcDateTime);
        if (banner is not null)
            await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, detail);
        return banner;
    }
}
