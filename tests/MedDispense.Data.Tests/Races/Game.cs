using System.Globalization;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
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
    private static readonly DoseOutcome[] Untaken = [DoseOutcome.Asleep, DoseOutcome.Absent, DoseOutcome.RefusedBeforeOpening];

    private readonly List<Pack> _packs = [];
    private readonly List<Guid> _orders = [];
    private readonly CareActs _care = new(house);
    private readonly Model _model = new();
    private readonly DateTime _start = house.Now;

    public int Rounds { get; private set; }

    public int Recorded { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Doses that were given and stand.</summary>
    public int Doses { get; private set; }

    public async Task PlayAsync(int rounds)
    {
        for (var i = 0; i < 2; i++)
            await SignOrderAsync();
        for (Rounds = 0; Rounds < rounds; Rounds++)
            await RoundAsync();
        await CompareAsync();
    }

    /// <summary>One client each, so that their acts wait for each other at the stock alone.</summary>
    private async Task SignOrderAsync()
    {
        var act = NewAct();
        Assert.True((await _care.SignAsync(act, await _care.AdmitAsync())).IsPosted);
        _orders.Add(act.Id);
        _model.Order(act.Id, 1, films: 2);
        Recorded++;
    }

    private async Task RoundAsync()
    {
        List<Command> commands = [.. Enumerable.Range(0, _random.Next(2, 8)).Select(_ => Choose())];
        // Somebody corrects what another is only just recording.
        if (_random.Next(4) == 0)
            commands.Add(commands[0] is CareCommand ? new CorrectDose(NewAct(), _care, commands[0].Act.Id) : new Correct(NewAct(), commands[0].Act.Id));
        // Another sees swallowed what one is only just preparing, and two reach for one dose.
        if (commands.OfType<Prepare>().FirstOrDefault() is { } prepare && _random.Next(3) == 0)
            commands.Add(new Observe(NewAct(), _care, prepare.Act.Id, DoseOutcome.Given));
        if (commands.OfType<Give>().FirstOrDefault() is { } give && _random.Next(2) == 0)
            commands.Add(give with { Act = NewAct() });
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
        return _random.Next(34) switch
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
            20 or 21 or 22 => Giving(act),
            23 or 24 or 25 => Preparing(act),
            26 or 27 or 28 => Observing(act) ?? (Command)Preparing(act),
            29 => new NotGiven(act, _care, Pick(_orders), Nominal(), Pick(Untaken)),
            30 => Changing(act),
            31 or 32 => CorrectingDose(act) ?? (Command)Giving(act),
            33 => new CountPlace(act, _care, from, _random.Next(0, 20)),
            _ => Correcting(act) ?? (Command)new TakeOut(act, pack, Amount(), from),
        };
    }

    /// <summary>Mostly a pack where some of it is; now and then one where none may be.</summary>
    private (Pack Pack, Place From) Somewhere(long least = 1)
    {
        Place[] stores = [house.Safe, house.Cart];
        var there = _packs.TakeLast(6).SelectMany(pack => stores.Select(store => (pack, store)))
            .Where(pair => _model.Amount(pair.pack.Id, pair.store.Id) >= least && !_model.IsRecalled(pair.pack.Lot!)).ToList();
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
        var sent = _model.Unsettled.Where(open => _model.Postings.ContainsKey(open.Movement.To)).ToList();
        if (sent.Count == 0)
            return null;
        var (key, movement, _) = Pick(sent);
        return new Arrive(act, PackOf(movement.Pack), _random.NextInt64(1, movement.Amount + 1), key.PostingId, to);
    }

    private Command? FromHands(Act act, Func<MovementKey, long, Pack, Command> command)
    {
        var taken = _model.Unsettled.Where(open => open.Movement.To == act.Actor.MembershipId).ToList();
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

    private Give Giving(Act act)
    {
        var order = Pick(_orders);
        var (pack, from) = Somewhere(_model.Films(order));
        return new Give(act, _care, order, Seen(order), Nominal(), pack, from);
    }

    private Prepare Preparing(Act act)
    {
        var order = Pick(_orders);
        var (pack, from) = Somewhere(_model.Films(order));
        return new Prepare(act, _care, order, Seen(order), Nominal(), pack, from);
    }

    private ChangeOrder Changing(Act act)
    {
        var order = Pick(_orders);
        return new ChangeOrder(act, _care, order, Seen(order), _random.Next(1, 4));
    }

    /// <summary>What became of a prepared dose; mostly of one that is still in the hands.</summary>
    private Observe? Observing(Act act)
    {
        var prepared = _model.Doses.Where(dose => dose.Value.Outcome == DoseOutcome.Prepared).Select(dose => dose.Key).ToList();
        var held = prepared.Where(posting => _model.Claims.Values.Contains((posting, ClaimState.Prepared))).ToList();
        if (prepared.Count == 0)
            return null;
        return new Observe(act, _care, Pick(held.Count > 0 && _random.Next(8) > 0 ? held : prepared),
            _random.Next(4) == 0 ? DoseOutcome.RefusedAfterOpening : DoseOutcome.Given);
    }

    private CorrectDose? CorrectingDose(Act act)
    {
        var doses = _model.Doses.Keys.TakeLast(8).ToList();
        return doses.Count == 0 ? null : new CorrectDose(act, _care, Pick(doses));
    }

    /// <summary>Mostly the version that is in force; now and then the one before.</summary>
    private int Seen(Guid order) => _model.Version(order) - (_random.Next(10) == 0 ? 1 : 0);

    /// <summary>One of three doses that are due about now, so that people meet at them.</summary>
    private string Nominal()
    {
        var dose = (Rounds / 4) + _random.Next(3);
        return new DateTime(2026, 6, 10, 8, 0, 0).AddHours(12 * dose).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
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
            _model.Unsettled.Where(entry => entry.Remaining != 0).Select(entry => (entry.Key.PostingId, entry.Key.Ordinal, entry.Remaining)).Order(),
            open.Select(row => (row.PostingId, row.Ordinal, row.Remaining)).Order());
        Assert.Equal(Recorded, await db.Postings.CountAsync());
        await AssertChartAsync(db);
        await AssertCountsAsync(db);
        await house.AssertWholeAsync();
    }

    /// <summary>No occurrence was given twice, every dose left the stock in its own entry, and nothing was given that is
    /// not on the chart.</summary>
    private async Task AssertChartAsync(MedDispenseDb db)
    {
        var claims = await db.OccurrenceClaims.ToListAsync();
        Assert.Equal(
            _model.Claims.Select(entry => (entry.Key.Order, entry.Key.Nominal, entry.Value.Posting, entry.Value.State)).Order(),
            claims.Select(row => (row.OrderId, row.Nominal, row.PostingId, row.State)).Order());

        var inError = (await db.Postings.Where(row => row.Kind == PostingKind.RecordedInError).ToListAsync())
            .ToDictionary(row => row.Id, row => row.CorrectsPostingId);
        var doses = await db.Doses.ToListAsync();
        var standing = doses.Where(dose => !inError.ContainsValue(dose.PostingId)).ToList();
        Assert.All(standing.Where(dose => dose.Outcome.IsTaken()).GroupBy(dose => (dose.OrderId, dose.Nominal)), given => Assert.Single(given));

        var kinds = await db.Places.ToDictionaryAsync(place => place.Id, place => place.Kind);
        var movements = await db.Movements.ToListAsync();
        var swallowed = movements.Where(row => kinds[row.ToPlaceId] == PlaceKind.GivenToClient).ToLookup(row => row.PostingId, row => row.Amount);
        Assert.All(doses, dose => Assert.Equal(dose.AmountTaken, swallowed[dose.PostingId].Sum()));
        Assert.Empty(swallowed.Select(entry => entry.Key).Except(doses.Select(dose => dose.PostingId)));
        Assert.Equal(
            standing.Sum(dose => dose.AmountTaken),
            movements.Sum(row => kinds[row.ToPlaceId] == PlaceKind.GivenToClient ? row.Amount
                : kinds[row.FromPlaceId] == PlaceKind.GivenToClient ? -row.Amount : 0));
        Doses = standing.Count(dose => dose.Outcome.IsTaken());
    }

    /// <summary>What a count expected is what the register says of the place up to the line that it names.</summary>
    private static async Task AssertCountsAsync(MedDispenseDb db)
    {
        var lines = await db.RegisterLines.ToListAsync();
        Assert.All(await db.CountLines.ToListAsync(), count => Assert.Equal(count.Expected, lines.Where(line => line.Number <= count.AsOfLine)
            .Sum(line => (line.PlaceId == count.PlaceId ? line.AmountIn - line.AmountOut - line.AmountMoved : 0)
                + (line.OtherPlaceId == count.PlaceId ? line.AmountMoved : 0))));
    }
}
