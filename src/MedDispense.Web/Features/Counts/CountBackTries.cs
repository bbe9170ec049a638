using MedDispense.Data;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>For acts that take from an open container and ask what is left: the tries so far, and what is expected.
/// Used inside the write door, with its context and locks.</summary>
public static class CountBackTries
{
    /// <summary>How many figures of the act did not fit. A figure that is sent twice is one try.</summary>
    public static Task<int> CountAsync(MedDispenseDb db, Guid actId) =>
        db.CountTries.Where(row => row.ActId == actId).CountAsync();

    /// <summary>What is to be left of a pack in a place after an act, with what open discrepancies of the container
    /// hold.</summary>
    /// <param name="db">The door's context.</param>
    /// <param name="pack">The container, locked.</param>
    /// <param name="placeId">Where it stands.</param>
    /// <param name="taken">What the act takes out.</param>
    public static async Task<long> ExpectedAsync(MedDispenseDb db, Pack pack, Guid placeId, long taken)
    {
        var here = await db.Holdings.Where(row => row.PackId == pack.Id && row.PlaceId == placeId)
            .Select(row => (long?)row.Amount).SingleOrDefaultAsync() ?? 0;
        return checked(here - taken + await BookInPlace.RemainderAsync(db, placeId, pack.MedicineId, pack.OwnerClientId, pack.Id));
    }

    /// <summary>The row of a try, for the rows that are kept when the act is refused.</summary>
    public static CountTry Of(Domain.Staff.Act act, Guid packId, Guid placeId, long counted) => new()
    {
        FacilityId = act.FacilityId,
        Id = Guid.CreateVersion7(new DateTimeOffset(act.Now)),
        ActId = act.Id,
        PackId = packId,
        PlaceId = placeId,
        Counted = counted,
        EnteredById = act.Actor.MembershipId,
        EnteredAt = act.Now,
    };

    /// <summary>How many differences of counts the medicine had in a place lately; repeats weigh more.</summary>
    public static Task<int> RepeatsAsync(MedDispenseDb db, Guid placeId, Guid medicineId, DateTime now)
    {
        var since = now.AddDays(-CountDiffers.RepeatDays);
        return db.Discrepancies.CountAsync(row => row.PlaceId == placeId && row.MedicineId == medicineId && row.OpenedAt > since
            && (row.Rule == DiscrepancyRule.CountDiffers || row.Rule == DiscrepancyRule.CountBackDiffers));
    }
}
