using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>A line that another person is to count again: its balance is hidden until they have.</summary>
public sealed record DueRecount(Guid DiscrepancyId, Guid PlaceId, Guid MedicineId, Guid? OwnerClientId);

/// <summary>A medicine of one owner in one place.</summary>
public sealed record BlindLine(Guid PlaceId, Guid MedicineId, Guid? OwnerClientId);

/// <summary>Which balances are hidden while somebody counts, or is to count again. One rule for pages and for what the
/// write door itself says.</summary>
public static class BlindCounts
{
    /// <summary>A recount is due for this long; later it is late, and the balances are shown again.</summary>
    public static readonly TimeSpan RecountHides = TimeSpan.FromHours(24);

    /// <summary>A count-back that was broken off hides no longer than this.</summary>
    public static readonly TimeSpan CountBackHides = TimeSpan.FromMinutes(15);

    /// <summary>Managers see every balance at every time.</summary>
    public static bool SeesAll(Actor actor) => actor.IsAny(StaffRoles.Manager);

    /// <summary>The places of counts that are open.</summary>
    public static IQueryable<Guid> OpenPlaces(MedDispenseDb db) =>
        db.CountSessions.Where(row => row.ClosedAt == null).Select(row => row.PlaceId);

    /// <summary>Discrepancies of counts that nobody has closed and no other person has counted again.</summary>
    public static IQueryable<Discrepancy> RecountsDue(MedDispenseDb db) => db.Discrepancies.Where(row =>
        (row.Rule == DiscrepancyRule.CountDiffers || row.Rule == DiscrepancyRule.CountBackDiffers) && row.PlaceId != null
        && !db.CountSessions.Any(session => session.DiscrepancyId == row.Id && session.ClosedAt != null && session.GivenUpReason == null)
        && db.DiscrepancySteps.Count(step => step.DiscrepancyId == row.Id && step.Kind == DiscrepancyStepKind.Closed)
            <= db.DiscrepancySteps.Count(step => step.DiscrepancyId == row.Id && step.Kind == DiscrepancyStepKind.Reopened)
        && db.DiscrepancySteps.Where(step => step.DiscrepancyId == row.Id).Sum(step => step.ExplainedAmount) != row.Difference);

    /// <summary>The lines that are hidden since they are to be counted again.</summary>
    public static async Task<List<DueRecount>> LinesDueAsync(MedDispenseDb db, DateTime now)
    {
        var since = now - RecountHides;
        return await RecountsDue(db).Where(row => row.OpenedAt > since)
            .Select(row => new DueRecount(row.Id, row.PlaceId!.Value, row.MedicineId, row.OwnerClientId)).ToListAsync();
    }

    /// <summary>The lines of open containers that somebody is counting back: the page of a dose asked them, and neither have
    /// they taken a dose of that order out of it since, nor has another page of the order asked them about it anew. They are
    /// hidden for as long as a scan holds. What else the person does meanwhile shows nothing: other doses out of the same
    /// container, another answer to the order, its dose out of another container.</summary>
    public static async Task<List<BlindLine>> CountBacksDueAsync(MedDispenseDb db, DateTime now)
    {
        var since = now - CountBackHides;
        return await (
            from due in db.CountBacksAsked
            join pack in db.Packs on due.PackId equals pack.Id
            where due.AskedAt > since
                && !db.CountBacksAsked.Any(later => later.OrderId == due.OrderId && later.AskedOfId == due.AskedOfId && later.AskedAt > due.AskedAt
                    && later.PackId == due.PackId && later.PlaceId == due.PlaceId)
                && !(
                    from dose in db.Doses
                    join posting in db.Postings on dose.PostingId equals posting.Id
                    join movement in db.Movements on posting.Id equals movement.PostingId
                    where movement.PackId == due.PackId && movement.FromPlaceId == due.PlaceId && dose.OrderId == due.OrderId && posting.ActorId == due.AskedOfId && posting.RecordedAt >= due.AskedAt
                    select posting.Id).Any()
            select new BlindLine(due.PlaceId, pack.MedicineId, pack.OwnerClientId)).Distinct().ToListAsync();
    }

    /// <summary>Whether a balance is hidden from a person.</summary>
    public static async Task<bool> HidesAsync(
        MedDispenseDb db, Actor actor, Guid placeId, Guid medicineId, Guid? ownerClientId, DateTime now) =>
        !SeesAll(actor) && await IsCountedAsync(db, placeId, medicineId, ownerClientId, now);

    /// <summary>Whether somebody counts what a place holds of a medicine, or is to.</summary>
    public static async Task<bool> IsCountedAsync(MedDispenseDb db, Guid placeId, Guid medicineId, Guid? ownerClientId, DateTime now) =>
        await OpenPlaces(db).ContainsAsync(placeId)
        || (await LinesDueAsync(db, now)).Exists(row =>
            row.PlaceId == placeId && row.MedicineId == medicineId && row.OwnerClientId == ownerClientId)
        || (await CountBacksDueAsync(db, now)).Contains(new(placeId, medicineId, ownerClientId));
}
