using FsCheck.Fluent;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Ledger;

/// <summary>What holds of every ledger, whatever was recorded in it.</summary>
public sealed class LedgerPropertyTests
{
    private const int Runs = 4;

    [BothDatabases]
    public void Movements_net_to_the_stock_and_each_balance_is_the_sum_before_it(DatabaseKind kind) =>
        Check(async choices =>
        {
            await using var house = await House.BuildAsync(kind);
            await ActAsync(house, choices);

            await using var db = house.OpenDb();
            await AssertNetAsync(db);
            await AssertLinesAsync(db);
            await house.AssertWholeAsync();
        });

    [BothDatabases]
    public void Correcting_from_the_last_act_to_the_first_restores_every_balance_on_the_way(DatabaseKind kind) =>
        Check(async choices =>
        {
            await using var house = await House.BuildAsync(kind);
            var states = await ActAsync(house, choices);

            while (states.TryPop(out var before))
            {
                var corrected = await house.Acts.CorrectAsync(house.ActOf(house.Nurse, witness: house.OtherNurse), before.Posting);
                Assert.True(corrected.IsPosted, string.Join(", ", corrected.Findings.Select(finding => finding.Code)));
                Assert.Equal(before.State, await StateAsync(house));
            }

            await using var db = house.OpenDb();
            await AssertNetAsync(db);
            await AssertLinesAsync(db);
            await house.AssertWholeAsync();
        });

    /// <summary>Does what the choices ask for, as far as the house allows it; answers with what the balances were before
    /// each act that was recorded.</summary>
    private static async Task<Stack<(Guid Posting, string State)>> ActAsync(House house, int[] choices)
    {
        var acts = house.Acts;
        var states = new Stack<(Guid, string)>();
        var packs = new List<Pack>();
        var taken = new List<(Pack Pack, MovementKey Key)>();
        var sent = new List<(Pack Pack, Guid Id)>();
        foreach (var choice in choices)
        {
            var random = new Random(choice);
            var act = house.ActOf(house.Nurse, witness: house.OtherNurse);
            var before = await StateAsync(house);
            var (from, to) = random.Next(2) == 0 ? (house.Safe, house.Cart) : (house.Cart, house.Safe);
            var amount = random.Next(1, 6);
            var pack = packs.Count == 0 || random.Next(5) == 0 ? null : packs[random.Next(packs.Count)];
            PostingResult result;
            switch (pack is null ? 0 : random.Next(1, 7))
            {
                case 1:
                    result = await acts.TakeOutAsync(act, pack!, amount, from);
                    if (result.IsPosted)
                        taken.Add((pack!, new MovementKey(act.Id, 1)));
                    break;
                case 2:
                    result = await acts.SendAsync(act, pack!, amount, from, to);
                    if (result.IsPosted)
                        sent.Add((pack!, act.Id));
                    break;
                case 3 when taken.Count > 0:
                    var (back, key) = taken[random.Next(taken.Count)];
                    result = await acts.BringBackAsync(act, back, amount, key, to);
                    break;
                case 4 when taken.Count > 0:
                    var (wasted, of) = taken[random.Next(taken.Count)];
                    result = await acts.WasteAsync(act, wasted, amount, of);
                    break;
                case 5 when sent.Count > 0:
                    var (arrived, transfer) = sent[random.Next(sent.Count)];
                    result = await acts.ArriveAsync(act, arrived, amount, transfer, to);
                    break;
                default:
                    var fresh = house.NewPack();
                    result = await acts.ReceiveAsync(act, fresh, random.Next(1, 20), from);
                    packs.Add(fresh);
                    break;
            }

            if (result.IsPosted)
                states.Push((act.Id, before));
            else
                Assert.Equal(before, await StateAsync(house));
        }

        return states;
    }

    private static async Task<string> StateAsync(House house)
    {
        await using var db = house.OpenDb();
        var holdings = await db.Holdings.Where(row => row.Amount != 0)
            .Select(row => $"{row.PackId}@{row.PlaceId}={row.Amount}").ToListAsync();
        var open = await db.UnsettledMovements.Where(row => row.Remaining != 0)
            .Select(row => $"{row.PostingId}/{row.Ordinal}={row.Remaining}").ToListAsync();
        var pages = await db.RegisterPages.Where(row => row.Balance != 0).Select(row => $"{row.Id}={row.Balance}").ToListAsync();
        return string.Join('\n', holdings.Concat(open).Concat(pages).Order(StringComparer.Ordinal));
    }

    /// <summary>Of each pack, what came from outside is in the physical places or went outside.</summary>
    private static async Task AssertNetAsync(MedDispenseDb db)
    {
        var kinds = await db.Places.ToDictionaryAsync(place => place.Id, place => place.Kind);
        var net = new Dictionary<(Guid Pack, Guid Place), long>();
        foreach (var movement in await db.Movements.ToListAsync())
        {
            net[(movement.PackId, movement.FromPlaceId)] = net.GetValueOrDefault((movement.PackId, movement.FromPlaceId)) - movement.Amount;
            net[(movement.PackId, movement.ToPlaceId)] = net.GetValueOrDefault((movement.PackId, movement.ToPlaceId)) + movement.Amount;
        }

        Assert.All(net.GroupBy(entry => entry.Key.Pack), pack => Assert.Equal(0, pack.Sum(entry => entry.Value)));
        var holdings = await db.Holdings.ToDictionaryAsync(row => (row.PackId, row.PlaceId), row => row.Amount);
        Assert.All(net.Where(entry => kinds[entry.Key.Place].IsPhysical()),
            entry => Assert.Equal(holdings.GetValueOrDefault(entry.Key), entry.Value));
    }

    private static async Task AssertLinesAsync(MedDispenseDb db)
    {
        foreach (var page in await db.RegisterPages.ToListAsync())
        {
            long balance = 0;
            var places = new Dictionary<Guid, long>();
            var lines = await db.RegisterLines.Where(line => line.PageId == page.Id).OrderBy(line => line.Number).ToListAsync();
            Assert.Equal(Enumerable.Range(1, lines.Count).Select(number => (long)number), lines.Select(line => line.Number));
            foreach (var line in lines)
            {
                balance += line.AmountIn - line.AmountOut;
                Assert.Equal(balance, line.PageBalance);
                places[line.PlaceId!.Value] = places.GetValueOrDefault(line.PlaceId.Value) + line.AmountIn - line.AmountOut - line.AmountMoved;
                Assert.Equal(places[line.PlaceId.Value], line.PlaceBalance);
                if (line.OtherPlaceBalance is not { } other)
                    continue;
                places[line.OtherPlaceId!.Value] = places.GetValueOrDefault(line.OtherPlaceId.Value) + line.AmountMoved;
                Assert.Equal(places[line.OtherPlaceId.Value], other);
            }

            Assert.Equal(balance, page.Balance);
            Assert.Equal(balance, places.Values.Sum());
        }
    }

    // The property runs outside the test's own context, which has as many threads as there are processors.
    private static void Check(Func<int[], Task> holds) => Seeded.Check(
        Gen.Choose(0, int.MaxValue - 1).ArrayOf(14), choices => Task.Run(() => holds(choices)).GetAwaiter().GetResult(), Runs);
}
