using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Tests.Ledger;

/// <summary>A book in memory that keeps the rules of the write door: nothing below zero, what leaves hands or transit
/// settles a removal, no removal is settled or opened beyond its amount.</summary>
internal sealed class Book
{
    private static readonly Place[] Stores = [MirrorTests.NewPlace(PlaceKind.Safe), MirrorTests.NewPlace(PlaceKind.Cart)];
    private static readonly Place[] ToSettle = [MirrorTests.NewPlace(PlaceKind.SignedOut), MirrorTests.NewPlace(PlaceKind.InTransit)];
    private static readonly Place[] Sources = [MirrorTests.NewPlace(PlaceKind.Supplier), MirrorTests.NewPlace(PlaceKind.Found)];
    private static readonly Place[] Ends = [MirrorTests.NewPlace(PlaceKind.Wasted), MirrorTests.NewPlace(PlaceKind.GivenToClient)];
    private static readonly Pack[] Packs = [MirrorTests.NewPack(), MirrorTests.NewPack()];

    private sealed record Removal(MovementKey Key, Pack Pack, Place Place, long Amount, long Remaining);

    private readonly Dictionary<(Pack, Place), long> _amounts = [];
    private readonly Dictionary<MovementKey, Removal> _removals = [];

    /// <summary>Everything that a correction must restore, as text.</summary>
    public string State() => string.Join(' ',
        _amounts.Where(entry => entry.Value != 0)
            .Select(entry => $"{entry.Key.Item1.Id}@{entry.Key.Item2.Id}={entry.Value}")
            .Concat(_removals.Values.Where(removal => removal.Remaining != 0)
                .Select(removal => $"{removal.Key}={removal.Remaining}"))
            .Order(StringComparer.Ordinal));

    /// <summary>Some movements that the book allows, one to three in a posting.</summary>
    public List<PlannedMovement> Plan(Random random)
    {
        var planned = new List<PlannedMovement>();
        var draft = new Dictionary<(Pack, Place), long>(_amounts);
        var open = _removals.Values.Where(removal => removal.Remaining > 0).OrderBy(removal => removal.Key.PostingId)
            .ThenBy(removal => removal.Key.Ordinal).ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var pack = Pick(random, Packs);
            var from = Pick(random, [.. Stores, .. Sources]);
            var movement = open.Count > 0 && random.Next(2) == 0
                ? OutOf(random, open)
                : new PlannedMovement(pack, random.Next(1, 5), from, Pick(random, [.. Stores, .. ToSettle, .. Ends]), "");
            var here = draft.GetValueOrDefault((movement.Pack, movement.From));
            if (movement.From == movement.To || (!movement.From.Kind.IsPhysical() && !movement.To.Kind.IsPhysical())
                || (movement.From.Kind.IsPhysical() && here < movement.Amount))
            {
                continue;
            }

            draft[(movement.Pack, movement.From)] = here - movement.Amount;
            draft[(movement.Pack, movement.To)] = draft.GetValueOrDefault((movement.Pack, movement.To)) + movement.Amount;
            planned.Add(movement);
        }

        return planned;
    }

    /// <summary>Applies a posting.</summary>
    public IReadOnlyList<RecordedMovement> Post(IReadOnlyList<PlannedMovement> planned)
    {
        var postingId = Guid.CreateVersion7();
        var recorded = new List<RecordedMovement>();
        foreach (var movement in planned)
        {
            var key = new MovementKey(postingId, recorded.Count + 1);
            Change(movement.Pack, movement.From, -movement.Amount);
            Change(movement.Pack, movement.To, movement.Amount);
            Assert.Equal(movement.From.Kind.MustBeSettled(), movement.Settles is not null);
            if (movement.Settles is { } settles)
                Settle(settles, movement, -movement.Amount, movement.From);
            if (movement.Reopens is { } reopens)
                Settle(reopens, movement, movement.Amount, movement.To);
            else if (movement.To.Kind.MustBeSettled())
                _removals[key] = new Removal(key, movement.Pack, movement.To, movement.Amount, movement.Amount);
            recorded.Add(new RecordedMovement(ToRow(key, movement), movement.Pack, movement.From, movement.To, movement.Counterparty));
        }

        return recorded;
    }

    private static PlannedMovement OutOf(Random random, List<Removal> open)
    {
        var removal = open[random.Next(open.Count)];
        open.Remove(removal);
        var to = Pick(random, [.. Stores, .. Ends, .. ToSettle]);
        return new PlannedMovement(removal.Pack, random.NextInt64(1, removal.Remaining + 1), removal.Place, to, "", removal.Key);
    }

    private static Movement ToRow(MovementKey key, PlannedMovement movement) => new()
    {
        FacilityId = movement.Pack.FacilityId,
        PostingId = key.PostingId,
        Ordinal = key.Ordinal,
        PackId = movement.Pack.Id,
        Amount = movement.Amount,
        FromPlaceId = movement.From.Id,
        ToPlaceId = movement.To.Id,
        SettlesPostingId = movement.Settles?.PostingId,
        SettlesOrdinal = movement.Settles?.Ordinal,
        ReopensPostingId = movement.Reopens?.PostingId,
        ReopensOrdinal = movement.Reopens?.Ordinal,
        Salt = "",
    };

    private void Change(Pack pack, Place place, long delta)
    {
        var amount = _amounts.GetValueOrDefault((pack, place)) + delta;
        Assert.True(amount >= 0 || !place.Kind.IsPhysical(), "A balance fell below zero.");
        _amounts[(pack, place)] = amount;
    }

    private void Settle(MovementKey key, PlannedMovement movement, long delta, Place place)
    {
        var removal = _removals[key];
        Assert.Equal((movement.Pack, place), (removal.Pack, removal.Place));
        Assert.InRange(removal.Remaining + delta, 0, removal.Amount);
        _removals[key] = removal with { Remaining = removal.Remaining + delta };
    }

    private static T Pick<T>(Random random, T[] among) => among[random.Next(among.Length)];
}
