using System.Data.Common;
using MedDispense.Data.Engines;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>What a use case sees inside the write door: the act, the rows of its facility in the posting's own
/// transaction, and the locks. Locks are taken in the one order: client, order, holdings by id, medicine; the door
/// itself goes on with the places that take stock, pages and the chain.</summary>
public sealed class LedgerScope(
    Act act, MedDispenseDb db, DbConnection connection, DbTransaction transaction, ILedgerEngine engine, FreshValues fresh)
{
    private readonly HashSet<Guid> _lockedPacks = [];

    public Act Act => act;

    /// <summary>Rows added or changed here are written with the posting, or not at all.</summary>
    public MedDispenseDb Db => db;

    /// <summary>Locks the client's row until the commit.</summary>
    public Task LockClientAsync(Guid clientId) =>
        LockAsync("SELECT 1 FROM clients WHERE facility_id = @f AND id = @a", ("@a", clientId));

    /// <summary>Locks an order until the commit, after its client.</summary>
    public Task LockOrderAsync(Guid orderId) =>
        LockAsync("SELECT 1 FROM medication_orders WHERE facility_id = @f AND id = @a", ("@a", orderId));

    /// <summary>The number of the next order. The end of the chain is locked for it, last of all locks, so that numbers
    /// count up without gaps; a plan that asks for it moves no stock.</summary>
    public async Task<long> NextOrderNumberAsync()
    {
        await LockAsync("SELECT 1 FROM chain_heads WHERE facility_id = @f");
        return (await db.MedicationOrders.MaxAsync(order => (long?)order.Number) ?? 0) + 1;
    }

    /// <summary>Locks these packs in the order of their ids, and with each what it holds in every place. The pack's own
    /// row is locked, since a place that never held it has no holding yet that could be.</summary>
    public async Task LockHoldingsAsync(IEnumerable<Guid> packIds)
    {
        foreach (var packId in packIds.Where(_lockedPacks.Add).Order().ToList())
            await LockAsync("SELECT 1 FROM packs WHERE facility_id = @f AND id = @a", ("@a", packId));
    }

    /// <summary>Locks places, shared, until the commit, in the order of their ids: none of them is closed meanwhile.</summary>
    /// <returns>Those that are open.</returns>
    internal async Task<HashSet<Guid>> LockOpenPlacesAsync(IEnumerable<Guid> placeIds)
    {
        var open = new HashSet<Guid>();
        foreach (var placeId in placeIds.Distinct().Order())
        {
            // Asked anew under the lock: what the use case read before may have been closed since.
            await using var command = connection.Sql(transaction,
                "SELECT 1 FROM places WHERE facility_id = @f AND id = @a AND closed_at IS NULL"
                + (engine.ForUpdate.Length > 0 ? " FOR SHARE" : ""), ("@f", act.FacilityId), ("@a", placeId));
            if (await command.ExecuteScalarAsync() is not null)
                open.Add(placeId);
        }

        return open;
    }

    /// <summary>The facility's one place of a kind that is not physical.</summary>
    public Task<Place> TheAsync(PlaceKind kind) => db.Places.SingleAsync(place => place.Kind == kind);

    /// <summary>The hands of a person; made when first needed.</summary>
    public async Task<Place> HandsOfAsync(Guid personId, string name)
    {
        var hands = db.Places.Local.SingleOrDefault(place => place.PersonId == personId)
            ?? await db.Places.SingleOrDefaultAsync(place => place.PersonId == personId);
        if (hands is not null)
            return hands;
        hands = new Place
        {
            FacilityId = act.FacilityId,
            Id = fresh.Id(act.Now),
            Kind = PlaceKind.SignedOut,
            Name = $"Signed out to {name}",
            PersonId = personId,
        };
        db.Places.Add(hands);
        return hands;
    }

    /// <summary>How much of a pack is in a place, in the medicine's smallest amount.</summary>
    public async Task<long> AmountAsync(Guid packId, Guid placeId) =>
        await db.Holdings.Where(row => row.PackId == packId && row.PlaceId == placeId)
            .Select(row => (long?)row.Amount).SingleOrDefaultAsync() ?? 0;

    /// <summary>The recalls that stand for a medicine. The medicine is locked, shared, until the commit: a recall
    /// either stands already or comes after this posting in number. Holdings are locked before.</summary>
    public async Task<List<Recall>> StandingRecallsAsync(Guid medicineId)
    {
        await LockAsync("SELECT 1 FROM medicines WHERE facility_id = @f AND id = @a", ("@a", medicineId), "FOR SHARE");
        return await db.Recalls.AsNoTracking()
            .Where(recall => recall.MedicineId == medicineId && recall.LiftedByPostingId == null).ToListAsync();
    }

    /// <summary>Locks a medicine against every posting that asks for its recalls, so that one can be opened or
    /// lifted. References to the medicine are not held up.</summary>
    public Task LockMedicineAsync(Guid medicineId) => LockAsync(
        "SELECT 1 FROM medicines WHERE facility_id = @f AND id = @a", ("@a", medicineId), "FOR NO KEY UPDATE");

    private Task LockAsync(string select, (string Name, object Value) parameter, string? strength = null) =>
        LockAsync(select, strength, ("@f", act.FacilityId), parameter);

    private Task LockAsync(string select) => LockAsync(select, null, ("@f", act.FacilityId));

    private async Task LockAsync(string select, string? strength, params (string Name, object? Value)[] parameters)
    {
        if (engine.ForUpdate.Length == 0)
            return;
        await using var command = connection.Sql(
            transaction, $"{select} {strength ?? engine.ForUpdate}", parameters);
        await command.ExecuteNonQueryAsync();
    }
}
