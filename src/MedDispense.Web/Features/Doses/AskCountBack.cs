using MedDispense.Data;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Doses;

/// <summary>Writes down that the page of a dose asks somebody to count back: from that moment every page hides what the
/// container holds.</summary>
public sealed class AskCountBack(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    public async Task RunAsync(Pack pack, Place place, Guid orderId)
    {
        var now = clock.GetUtcNow();
        db.CountBacksAsked.Add(new CountBackAsked
        {
            FacilityId = current.Facility.Id,
            Id = Guid.CreateVersion7(now),
            PackId = pack.Id,
            PlaceId = place.Id,
            OrderId = orderId,
            AskedOfId = current.Actor.MembershipId,
            AskedAt = now.UtcDateTime,
        });
        await db.SaveChangesAsync();
    }
}
