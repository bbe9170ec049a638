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
    /// <summary>When the clock has been set back behind the last movement, tries of so long ago still count, so that
    /// nobody is asked without end.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    /// <summary>How many figures of this person did not fit since something came into the container or left it, whatever
    /// page they were typed on: opening it again begins nothing anew. A figure that one form sends twice is one try.</summary>
    /// <param name="db">The door's context.</param>
    /// <param name="act">The act that asks; the figure it brings now is not counted.</param>
    /// <param name="packId">The container, locked.</param>
    /// <param name="placeId">Where it stands.</param>
    /// <param name="counted">The figure it brings now.</param>
    public static async Task<int> CountAsync(MedDispenseDb db, Domain.Staff.Act act, Guid packId, Guid placeId, long counted)
    {
        var moved = await MovesOf(db, packId, placeId).MaxAsync(row => (DateTime?)row.RecordedAt) ?? act.Now;
        var since = moved < act.Now ? moved : act.Now - Lately;
        return await db.CountTries
            .Where(row => row.PackId == packId && row.PlaceId == placeId && row.EnteredById == act.Actor.MembershipId && row.EnteredAt >= since)
            .Where(row => row.ActId != act.Id || row.Counted != counted)
            .Select(row => new { row.ActId, row.Counted }).Distinct().CountAsync();
    }

    private static IQueryable<Posting> MovesOf(MedDispenseDb db, Guid packId, Guid placeId) => db.Movements
        .Where(row => row.PackId == packId && (row.FromPlaceId == placeId || row.ToPlaceId == placeId))
        .Join(db.Postings, row => row.PostingId, posting => posting.Id, (_, posting) => posting);

    /// <summary>What is to be left of a pack in a place after an act, with what open discrepancies of the container
    /// hold; where it is the only one of its kind there, with those that name no container as well.</summary>
    /// <param name="db">The door's context.</param>
    /// <param name="pack">The container, locked.</param>
    /// <param name="placeId">Where it stands.</param>
    /// <param name="taken">What the act takes out.</param>
    public static async Task<long> ExpectedAsync(MedDispenseDb db, Pack pack, Guid placeId, long taken)
    {
        var here = await db.Holdings.Where(row => row.PackId == pack.Id && row.PlaceId == placeId)
            .Select(row => (long?)row.Amount).SingleOrDefaultAsync() ?? 0;
        var isOneOfSeveral = await db.Holdings.Where(row => row.PlaceId == placeId && row.PackId != pack.Id && row.Amount > 0)
            .Join(db.Packs.Where(other => other.MedicineId == pack.MedicineId && other.OwnerClientId == pack.OwnerClientId),
                row => row.PackId, other => other.Id, (row, _) => row).AnyAsync();
        return checked(here - taken + await BookInPlace.RemainderAsync(
            db, placeId, pack.MedicineId, pack.OwnerClientId, pack.Id, orOfNone: !isOneOfSeveral));
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
