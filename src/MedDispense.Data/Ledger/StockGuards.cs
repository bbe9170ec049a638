using System.Data.Common;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>Changes holdings and open settlements by statements that do nothing when there is not enough, so that no
/// balance is ever read to decide a write.</summary>
internal sealed class StockGuards(LedgerScope scope, DbConnection connection, DbTransaction transaction)
{
    public async Task<List<Finding>> ApplyAsync(IReadOnlyList<PlannedMovement> movements)
    {
        foreach (var movement in movements)
            RefuseBrokenPlan(movement);
        var findings = new List<Finding>();
        await scope.LockHoldingsAsync(movements.Select(movement => movement.Pack.Id));
        findings.AddRange(await ClosedAsync(movements));
        foreach (var change in NetChanges(movements))
        {
            if (change.Delta < 0 && !await TakeAsync(change.Pack.Id, change.Place.Id, -change.Delta))
                findings.Add(await NotEnoughAsync(change));
            else if (change.Delta > 0)
                await PutAsync(change.Pack.Id, change.Place.Id, change.Delta);
        }

        foreach (var change in OpenAmountChanges(movements))
        {
            if (!(change.Delta < 0 ? await SettleAsync(change) : await ReopenAsync(change)))
            {
                findings.Add(Finding.Stop("already-settled", "This has been accounted for already.",
                    "Somebody has recorded what became of it since this page was opened.",
                    "Open the list again and look at what is left."));
            }
        }

        return findings;
    }

    /// <summary>The places that take stock stay locked, so that nobody closes one while something is on its way there.</summary>
    private async Task<IEnumerable<Finding>> ClosedAsync(IReadOnlyList<PlannedMovement> movements)
    {
        var taking = movements.Select(movement => movement.To).Where(place => PlaceKinds.SetUpByPeople.Contains(place.Kind))
            .DistinctBy(place => place.Id).ToList();
        var open = await scope.LockOpenPlacesAsync(taking.Select(place => place.Id));
        return taking.Where(place => !open.Contains(place.Id)).Select(place => PlaceOpen.Closed(place, ""));
    }

    private static void RefuseBrokenPlan(PlannedMovement movement)
    {
        if (movement.Amount <= 0)
            throw new InvalidOperationException("A movement moves more than nothing.");
        if (!movement.From.Kind.IsPhysical() && !movement.To.Kind.IsPhysical())
            throw new InvalidOperationException("A movement begins or ends in a physical place.");
        if (movement.From.Kind.MustBeSettled() != (movement.Settles is not null))
            throw new InvalidOperationException("A movement out of hands or transit names what it settles, and no other does.");
        if (movement.Reopens is not null && !movement.To.Kind.MustBeSettled())
            throw new InvalidOperationException("Only a movement into hands or transit opens an earlier one again.");
    }

    /// <summary>What each holding changes by in all, in the order of pack and place in which locks are taken.</summary>
    private static IEnumerable<(Pack Pack, Place Place, long Delta)> NetChanges(IReadOnlyList<PlannedMovement> movements) =>
        movements.SelectMany(movement => new[]
            {
                (movement.Pack, Place: movement.From, Delta: checked(-movement.Amount)),
                (movement.Pack, Place: movement.To, Delta: movement.Amount),
            })
            .Where(change => change.Place.Kind.IsPhysical())
            .GroupBy(change => (Pack: change.Pack.Id, Place: change.Place.Id))
            .Select(group => (group.First().Pack, group.First().Place, Delta: group.Aggregate(0L, (sum, change) => checked(sum + change.Delta))))
            .Where(change => change.Delta != 0)
            .OrderBy(change => change.Pack.Id).ThenBy(change => change.Place.Id);

    /// <summary>What each open amount falls by (settled) or rises by (open again), in the order of their keys in which
    /// locks are taken.</summary>
    private static IEnumerable<OpenAmountChange> OpenAmountChanges(IReadOnlyList<PlannedMovement> movements) =>
        movements.SelectMany(movement => new[]
            {
                (Key: movement.Settles, Place: movement.From, movement.Pack, Delta: -movement.Amount),
                (Key: movement.Reopens, Place: movement.To, movement.Pack, Delta: movement.Amount),
            })
            .Where(change => change.Key is not null)
            .Select(change => new OpenAmountChange(change.Key!, change.Place, change.Pack, change.Delta))
            .OrderBy(change => change.Key.PostingId).ThenBy(change => change.Key.Ordinal).ThenByDescending(change => change.Delta);

    private sealed record OpenAmountChange(MovementKey Key, Place Place, Pack Pack, long Delta);

    private async Task<bool> TakeAsync(Guid packId, Guid placeId, long amount)
    {
        await using var command = connection.Sql(transaction,
            "UPDATE holdings SET amount = amount - @n "
            + "WHERE facility_id = @f AND place_id = @p AND pack_id = @k AND amount >= @n",
            ("@n", amount), ("@f", scope.Act.FacilityId), ("@p", placeId), ("@k", packId));
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private async Task PutAsync(Guid packId, Guid placeId, long amount)
    {
        await using var command = connection.Sql(transaction,
            "INSERT INTO holdings (facility_id, place_id, pack_id, amount) VALUES (@f, @p, @k, @n) "
            + "ON CONFLICT (facility_id, place_id, pack_id) DO UPDATE SET amount = holdings.amount + excluded.amount",
            ("@n", amount), ("@f", scope.Act.FacilityId), ("@p", placeId), ("@k", packId));
        await command.ExecuteNonQueryAsync();
    }

    private async Task<bool> SettleAsync(OpenAmountChange change)
    {
        await using var command = connection.Sql(transaction,
            "UPDATE unsettled_movements SET remaining = remaining - @n WHERE facility_id = @f AND posting_id = @s "
            + "AND ordinal = @o AND place_id = @p AND pack_id = @k AND remaining >= @n",
            ("@n", -change.Delta), ("@f", scope.Act.FacilityId), ("@s", change.Key.PostingId),
            ("@o", change.Key.Ordinal), ("@p", change.Place.Id), ("@k", change.Pack.Id));
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private async Task<bool> ReopenAsync(OpenAmountChange change)
    {
        await using var command = connection.Sql(transaction,
            "UPDATE unsettled_movements SET remaining = remaining + @n WHERE facility_id = @f AND posting_id = @s "
            + "AND ordinal = @o AND place_id = @p AND pack_id = @k AND remaining + @n <= (SELECT amount FROM movements "
            + "WHERE facility_id = @f AND posting_id = @s AND ordinal = @o)",
            ("@n", change.Delta), ("@f", scope.Act.FacilityId), ("@s", change.Key.PostingId),
            ("@o", change.Key.Ordinal), ("@p", change.Place.Id), ("@k", change.Pack.Id));
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private async Task<Finding> NotEnoughAsync((Pack Pack, Place Place, long Delta) change)
    {
        var medicine = await scope.Db.Medicines.AsNoTracking().SingleAsync(row => row.Id == change.Pack.MedicineId);
        var has = await IsBlindAsync(change.Pack, change.Place)
            ? $"{change.Place.Name} is being counted, so the figure is not shown"
            : $"{change.Place.Name} has {medicine.Say(await scope.AmountAsync(change.Pack.Id, change.Place.Id))} of this pack";
        return Finding.Stop("not-enough-here", "There is not enough here.",
            $"{has}; {medicine.Say(-change.Delta)} would be needed.",
            "Look again at the pack and the amount. If more is in your hand than in the book, tell a manager.", "Amount");
    }

    private Task<bool> IsBlindAsync(Pack pack, Place place) =>
        BlindCounts.HidesAsync(scope.Db, scope.Act.Actor, place.Id, pack.MedicineId, pack.OwnerClientId, scope.Act.Now);
}
