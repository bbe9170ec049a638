using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Opens the discrepancies that only time reveals: what is on the way or signed out past its limit. The id of
/// the posting follows from the movement, so each movement gets one, however often and on however many nodes this
/// runs.</summary>
public sealed class OpenOverdue(MedDispenseDb db, LedgerStore ledger, FacilityFounder founder)
{
    public sealed record Command(Guid PostingId, int Ordinal);

    private sealed record Candidate(MovementKey Key, PlaceKind Kind, DateTime Since);

    /// <returns>How many were opened.</returns>
    public async Task<int> RunAsync(Guid facilityId, DateTime now)
    {
        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var due = await NotOpenedAsync(facilityId, await OverdueAsync(limits, now));
        if (due.Count == 0)
            return 0;
        await founder.EmployProgramAsync(facilityId, now);
        var opened = 0;
        foreach (var key in due)
        {
            var act = new Act(IdOf(facilityId, key), ProgramActor.Of(facilityId), null, now);
            var result = await ledger.PostAsync(act, PostingKind.DiscrepancyStep, new Command(key.PostingId, key.Ordinal),
                scope => PlanAsync(scope, key, limits));
            if (result.Outcome == PostingOutcome.Posted)
                opened++;
        }

        return opened;
    }

    /// <summary>The id of the posting that says that a movement was not settled in time.</summary>
    public static Guid IdOf(Guid facilityId, MovementKey key) => DerivedId.Of(
        "not-settled-in-time", facilityId.ToString(), key.PostingId.ToString(), key.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Everything open past its limit. What is open at one moment is what people carry, not the ledger's length.</summary>
    private async Task<List<MovementKey>> OverdueAsync(FacilityLimits limits, DateTime now)
    {
        var open = await (
            from row in db.UnsettledMovements.AsNoTracking()
            join place in db.Places on row.PlaceId equals place.Id
            join posting in db.Postings on row.PostingId equals posting.Id
            where row.Remaining > 0
            orderby posting.Number, row.Ordinal
            select new Candidate(new MovementKey(row.PostingId, row.Ordinal), place.Kind, posting.HappenedAt)).ToListAsync();
        return [.. open.Where(row => now > row.Since.AddHours(LimitOf(row.Kind, limits))).Select(row => row.Key)];
    }

    private async Task<List<MovementKey>> NotOpenedAsync(Guid facilityId, List<MovementKey> overdue)
    {
        var due = new List<MovementKey>();
        foreach (var some in overdue.Chunk(200))
        {
            var ids = some.Select(key => IdOf(facilityId, key)).ToList();
            var there = await db.Postings.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync();
            due.AddRange(some.Where(key => !there.Contains(IdOf(facilityId, key))));
        }

        return due;
    }

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, MovementKey key, FacilityLimits limits)
    {
        var removal = await ReadAsync(scope, key);
        var discrepancy = TransferNotReceivedInTime.Check(removal, limits.TransitLimitHours, scope.Act.Now)
            ?? SignedOutNotSettledInTime.Check(removal, limits.SettleLimitHours, scope.Act.Now);
        if (discrepancy is null)
        {
            return PostingPlan.Refuse(Finding.Stop("settled-meanwhile", "It was settled meanwhile, or has its discrepancy.",
                $"Entry {removal.Number}.", "Nothing to do here."));
        }

        return new PostingPlan
        {
            Discrepancies = [discrepancy],
            Notes = [new(removal.Medicine.Id, removal.Pack.OwnerClientId, discrepancy.Fact, removal.Place.Name, removal.Pack.Id)],
            AboutPostingId = key.PostingId,
        };
    }

    /// <summary>The removal as it stands under the lock of its pack, which everything that settles it takes first.</summary>
    private static async Task<OpenRemoval> ReadAsync(LedgerScope scope, MovementKey key)
    {
        var db = scope.Db;
        var packId = await db.Movements.Where(row => row.PostingId == key.PostingId && row.Ordinal == key.Ordinal)
            .Select(row => row.PackId).SingleAsync();
        await scope.LockHoldingsAsync([packId]);
        var open = await db.UnsettledMovements.AsNoTracking()
            .SingleAsync(row => row.PostingId == key.PostingId && row.Ordinal == key.Ordinal);
        var pack = await db.Packs.AsNoTracking().SingleAsync(row => row.Id == packId);
        var posting = await db.Postings.AsNoTracking().SingleAsync(row => row.Id == key.PostingId);
        return new OpenRemoval(
            key, posting.Number, await db.Medicines.AsNoTracking().SingleAsync(row => row.Id == pack.MedicineId), pack,
            await db.Places.AsNoTracking().SingleAsync(row => row.Id == open.PlaceId), open.Remaining, posting.HappenedAt,
            await db.Discrepancies.AnyAsync(row =>
                row.PlaceId == open.PlaceId && row.PackId == packId && row.Rule == DiscrepancyRule.TransferShort));
    }

    private static int LimitOf(PlaceKind kind, FacilityLimits limits) =>
        kind == PlaceKind.InTransit ? limits.TransitLimitHours : limits.SettleLimitHours;
}
