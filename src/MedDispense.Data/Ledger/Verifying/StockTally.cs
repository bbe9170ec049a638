using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Adds up every movement: what each physical place must hold of each pack, and what must still be open of
/// each movement into hands or transit. At the end the stored figures must say the same.</summary>
internal sealed class StockTally(MedDispenseDb db, KnownThings known, Problems problems)
{
    private sealed record Open(Guid PlaceId, Guid PackId, long Remaining);

    private readonly Dictionary<(Guid PackId, Guid PlaceId), long> _net = [];

    // Only what is open stays here, so that memory follows the stock and not the length of the ledger.
    private readonly Dictionary<MovementKey, Open> _open = [];
    private long _openedRows;

    /// <summary>What each physical place must hold of each pack.</summary>
    public IReadOnlyDictionary<(Guid PackId, Guid PlaceId), long> Net => _net;

    public void Pass(RecordedPosting recorded)
    {
        foreach (var movement in recorded.Movements)
        {
            Change(movement.PackId, movement.FromPlaceId, -movement.Amount);
            Change(movement.PackId, movement.ToPlaceId, movement.Amount);
            Settle(recorded.Posting.Number, movement);
        }

        foreach (var (packId, placeId) in recorded.Movements
                     .Select(movement => (movement.PackId, PlaceId: movement.FromPlaceId)).Distinct())
        {
            if (_net.GetValueOrDefault((packId, placeId)) < 0)
            {
                problems.Add("more-left-than-there-was", recorded.Posting.Number,
                    $"Entry {recorded.Posting.Number} takes more of {known.SayPack(packId)} from {known.SayPlace(placeId)} "
                    + "than the entries before it brought there.");
            }
        }
    }

    /// <summary>Compares with the stored holdings and open amounts.</summary>
    public async Task EndAsync()
    {
        await CompareHoldingsAsync();
        await CompareOpenAsync();
        CompareOpenWithStock();
    }

    private void Change(Guid packId, Guid placeId, long delta)
    {
        if (!known.IsPhysical(placeId))
            return;
        var key = (packId, placeId);
        _net[key] = _net.GetValueOrDefault(key) + delta;
        if (_net[key] == 0)
            _net.Remove(key);
    }

    private void Settle(long number, Movement movement)
    {
        if (known.MustBeSettled(movement.FromPlaceId) != (movement.SettlesPostingId is not null))
        {
            problems.Add("settlement-differs", number,
                $"Entry {number}, movement {movement.Ordinal}: what leaves {known.SayPlace(movement.FromPlaceId)} "
                + "must name what it accounts for, and nothing else may.");
        }

        if (movement is { SettlesPostingId: { } settles, SettlesOrdinal: { } settlesOrdinal })
        {
            var key = new MovementKey(settles, settlesOrdinal);
            var open = _open.GetValueOrDefault(key);
            if (open is null || open.PlaceId != movement.FromPlaceId || open.PackId != movement.PackId
                || open.Remaining < movement.Amount)
            {
                problems.Add("settlement-differs", number,
                    $"Entry {number}, movement {movement.Ordinal} accounts for {movement.Amount}, but only "
                    + $"{open?.Remaining ?? 0} of what it names was still open.");
            }

            if (open is not null)
                Keep(key, open with { Remaining = Math.Max(0, open.Remaining - movement.Amount) });
        }

        if (!known.MustBeSettled(movement.ToPlaceId))
            return;
        if (movement is { ReopensPostingId: { } reopens, ReopensOrdinal: { } reopensOrdinal })
        {
            var key = new MovementKey(reopens, reopensOrdinal);
            var remaining = _open.GetValueOrDefault(key)?.Remaining ?? 0;
            Keep(key, new Open(movement.ToPlaceId, movement.PackId, remaining + movement.Amount));
        }
        else
        {
            _openedRows++;
            Keep(new MovementKey(movement.PostingId, movement.Ordinal),
                new Open(movement.ToPlaceId, movement.PackId, movement.Amount));
        }
    }

    private void Keep(MovementKey key, Open open)
    {
        if (open.Remaining == 0)
            _open.Remove(key);
        else
            _open[key] = open;
    }

    private async Task CompareHoldingsAsync()
    {
        var missing = new HashSet<(Guid, Guid)>(_net.Keys);
        await foreach (var holding in db.Holdings.AsNoTracking().AsAsyncEnumerable())
        {
            var key = (holding.PackId, holding.PlaceId);
            missing.Remove(key);
            var net = _net.GetValueOrDefault(key);
            if (holding.Amount < 0)
            {
                problems.Add("stock-below-zero", null,
                    $"{known.SayPlace(holding.PlaceId)} is stored as holding {holding.Amount} of {known.SayPack(holding.PackId)}.");
            }

            if (holding.Amount != net)
                AddStockDiffers(key, holding.Amount, net);
        }

        foreach (var key in missing)
            AddStockDiffers(key, 0, _net[key]);
    }

    private void AddStockDiffers((Guid PackId, Guid PlaceId) key, long stored, long net) =>
        problems.Add("stock-differs", null,
            $"{known.SayPlace(key.PlaceId)} is stored as holding {stored} of {known.SayPack(key.PackId)}; "
            + $"the entries make {net}.");

    private async Task CompareOpenAsync()
    {
        long rows = 0;
        var missing = new HashSet<MovementKey>(_open.Keys);
        await foreach (var row in db.UnsettledMovements.AsNoTracking().AsAsyncEnumerable())
        {
            rows++;
            var key = new MovementKey(row.PostingId, row.Ordinal);
            missing.Remove(key);
            var open = _open.GetValueOrDefault(key);
            if (row.Remaining != (open?.Remaining ?? 0)
                || (open is not null && (open.PlaceId != row.PlaceId || open.PackId != row.PackId)))
            {
                problems.Add("open-amount-differs", null,
                    $"Of {known.SayPack(row.PackId)} in {known.SayPlace(row.PlaceId)}, {row.Remaining} is stored as not "
                    + $"accounted for; the entries make {open?.Remaining ?? 0}.");
            }
        }

        foreach (var key in missing)
        {
            problems.Add("open-amount-differs", null,
                $"Of {known.SayPack(_open[key].PackId)} in {known.SayPlace(_open[key].PlaceId)}, nothing is stored as not "
                + $"accounted for; the entries make {_open[key].Remaining}.");
        }

        if (missing.Count == 0 && rows != _openedRows)
        {
            problems.Add("open-amount-differs", null,
                $"{_openedRows} movements went into hands or transit; {rows} are stored as to be accounted for.");
        }
    }

    private void CompareOpenWithStock()
    {
        var open = _open.Values.GroupBy(row => (row.PackId, row.PlaceId))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Remaining));
        foreach (var (key, net) in _net.Where(entry => known.MustBeSettled(entry.Key.PlaceId)))
        {
            var sum = open.GetValueOrDefault(key);
            if (sum != net)
            {
                problems.Add("open-amount-differs", null,
                    $"{known.SayPlace(key.PlaceId)} holds {net} of {known.SayPack(key.PackId)}, but {sum} is not accounted for.");
            }
        }
    }
}
