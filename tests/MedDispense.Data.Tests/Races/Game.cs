using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Races;

/// <summary>Rounds of acts that several people send at the same moment. After each round the recorded ones, in the
/// order of their numbers, must be a run that the model allows, and each refused one must be refusable at some point
/// of that run.</summary>
internal sealed class Game(House house, int seed)
{
    private static readonly string[] Lots = ["A1", "B2", "C3", "D4", "E5", "F6", "G7"];

    private readonly Random _random = new(seed);
    private readonly List<Pack> _packs = [];
    private readonly Model _model = new();
    private readonly DateTime _start = house.Now;

    public int Rounds { get; private set; }

    public int Recorded { get; private set; }

    public int Refused { get; private set; }

    public async Task PlayAsync(int rounds)
    {
        for (Rounds = 0; Rounds < rounds; Rounds++)
            await RoundAsync();
        await CompareAsync();
    }

    private async Task RoundAsync()
    {
        List<Command> commands = [.. Enumerable.Range(0, _random.Next(2, 8)).Select(_ => Choose())];
        // Somebody corrects what another is only just recording.
        if (_random.Next(4) == 0)
            commands.Add(new Correct(NewAct(), commands[0].Act.Id));
        // A double click, and a second tab that says something else under the same id.
        if (_random.Next(3) == 0)
            commands.Add(commands[_random.Next(commands.Count)]);
        if (_random.Next(4) == 0)
            commands.Add(Choose() with { Act = commands[0].Act });
        var results = await Task.WhenAll(commands.Select(command => Task.Run(() => command.SendAsync(house))));

        var sent = commands.Zip(results).ToList();
        var recorded = sent.Where(pair => pair.Second.Outcome == PostingOutcome.Posted).OrderBy(pair => pair.Second.Receipt!.Number).ToList();
        var states = new List<Model> { _model.Copy() };
        foreach (var (command, _) in recorded)
        {
            command.Apply(_model);
            states.Add(_model.Copy());
        }

        Recorded += recorded.Count;
        foreach (var (command, result) in sent)
            Check(command, result, recorded, states);
        foreach (var (command, _) in recorded)
        {
            if (command is Receive receive)
                _packs.Add(receive.Pack);
        }
    }

    private void Check(
        Command command, PostingResult result, List<(Command First, PostingResult Second)> recorded, List<Model> states)
    {
        switch (result.Outcome)
        {
            case PostingOutcome.Posted:
                break;
            case PostingOutcome.AlreadyPosted:
                Assert.Contains(recorded, pair => pair.First == command && pair.Second.Receipt!.Hash == result.Receipt!.Hash);
                break;
            case PostingOutcome.ConflictingReplay:
                Assert.Contains(recorded, pair => pair.First.Act.Id == command.Act.Id && pair.First != command);
                break;
            case PostingOutcome.Refused:
                Refused++;
                // Of a double click the first may come too early and be refused, and the second be recorded once what
                // it needs is there; then the refusal must have been right before that.
                var own = recorded.FindIndex(pair => pair.First == command);
                Assert.True(states.Take(own < 0 ? states.Count : own + 1).Any(state => !command.IsAllowed(state)),
                    $"{command} was refused ({string.Join(", ", result.Findings.Select(finding => finding.Code))}), but never had to be.");
                break;
        }
    }

    private Command Choose()
    {
        var act = NewAct();
        if (_packs.Count < 2)
            return NewReceive(act);
        var (pack, from) = Somewhere();
        var to = from == house.Safe ? house.Cart : house.Safe;
        return _random.Next(20) switch
        {
            0 or 1 => NewReceive(act),
            2 or 3 or 4 => new Send(act, pack, Amount(), from, to),
            5 or 6 => Arriving(act, to) ?? (Command)NewReceive(act),
            7 or 8 or 9 => new TakeOut(act, pack, Amount(), from),
            10 or 11 => FromHands(act, (taken, amount, of) => new BringBack(act, of, amount, taken, to)) ?? new TakeOut(act, pack, Amount(), from),
            12 or 13 => FromHands(act, (taken, amount, of) => new Waste(act, of, amount, taken)) ?? new TakeOut(act, pack, Amount(), from),
            14 => new Quarantine(act, pack, Amount(), from, house.Quarantine),
            15 => _random.Next(4) == 0 ? new RecallLot(act, Pick(Lots)) : NewReceive(act),
            16 or 17 => new Rearrange(act, Shuffled(), Amount(), from, to),
            _ => Correcting(act) ?? (Command)new TakeOut(act, pack, Amount(), from),
        };
    }

    /// <summary>Mostly a pack where some of it is; now and then one where none may be.</summary>
    private (Pack Pack, Place From) Somewhere()
    {
        Place[] stores = [house.Safe, house.Cart];
        var there = _packs.TakeLast(6).SelectMany(pack => stores.Select(store => (pack, store)))
            .Where(pair => _model.Amount(pair.pack.Id, pair.store.Id) > 0 && !_model.IsRecalled(pair.pack.Lot!)).ToList();
        return there.Count > 0 && _random.Next(8) > 0 ? Pick(there) : (Pick(_packs), Pick(stores));
    }

    private Act NewAct()
    {
        // People's clocks differ by seconds, so acts come out of the order of their times.
        house.Now = _start.AddSeconds(_random.Next(-60, 60)).AddTicks(_random.Next(0, 10_000));
        var person = Pick([house.Nurse, house.OtherNurse, house.ThirdNurse]);
        return house.ActOf(person, witness: person == house.OtherNurse ? house.ThirdNurse : house.OtherNurse);
    }

    private Receive NewReceive(Act act) =>
        new(act, house.NewPack(Pick(Lots)), _random.Next(1, 12), Pick([house.Safe, house.Cart]));

    private Arrive? Arriving(Act act, Place to)
    {
        var sent = _model.Open.Where(open => _model.Postings.ContainsKey(open.Movement.To)).ToList();
        if (sent.Count == 0)
            return null;
        var (key, movement, _) = Pick(sent);
        return new Arrive(act, PackOf(movement.Pack), _random.NextInt64(1, movement.Amount + 1), key.PostingId, to);
    }

    private Command? FromHands(Act act, Func<MovementKey, long, Pack, Command> command)
    {
        var taken = _model.Open.Where(open => open.Movement.To == act.Actor.MembershipId).ToList();
        if (taken.Count == 0)
            return null;
        var (key, movement, _) = Pick(taken);
        return command(key, _random.NextInt64(1, movement.Amount + 1), PackOf(movement.Pack));
    }

    private Correct? Correcting(Act act)
    {
        var postings = _model.Postings.Keys.ToList();
        return postings.Count == 0 ? null : new Correct(act, postings[_random.Next(Math.Max(0, postings.Count - 12), postings.Count)]);
    }

    private Pack PackOf(Guid id) => _packs.Single(pack => pack.Id == id);

    private long Amount() => _random.Next(1, 5);

    private List<Pack> Shuffled()
    {
        var packs = _packs.TakeLast(4).ToArray();
        _random.Shuffle(packs);
        return [.. packs.Take(_random.Next(2, 5))];
    }

    private T Pick<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    private async Task CompareAsync()
    {
        await using var db = house.OpenDb();
        var persons = await db.Places.Where(place => place.PersonId != null).ToDictionaryAsync(place => place.Id, place => place.PersonId!.Value);
        var holdings = await db.Holdings.Where(row => row.Amount != 0).ToListAsync();
        var open = await db.UnsettledMovements.Where(row => row.Remaining != 0).ToListAsync();

        Assert.Equal(
            _model.Amounts.Where(entry => entry.Value != 0).Select(entry => (entry.Key.Pack, entry.Key.Place, entry.Value)).Order(),
            holdings.Select(row => (row.PackId, persons.GetValueOrDefault(row.PlaceId, row.PlaceId), row.Amount)).Order());
        Assert.Equal(
            _model.Open.Where(entry => entry.Remaining != 0).Select(entry => (entry.Key.PostingId, entry.Key.Ordinal, entry.Remaining)).Order(),
            open.Select(row => (row.PostingId, row.Ordinal, row.Remaining)).Order());
        Assert.Equal(Recorded, await db.Postings.CountAsync());
        await house.AssertWholeAsync();
    }
}
