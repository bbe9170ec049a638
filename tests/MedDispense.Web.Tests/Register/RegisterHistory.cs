using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Tests.Register;

/// <summary>Makes a page of the register live through receipts, moves, waste, late entries and corrections, and keeps
/// its own simple account of what the figures must be.</summary>
public sealed class RegisterHistory(WebHouse house, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, long> _here = new() { ["safe"] = 0, ["cart"] = 0 };
    private Pack? _pack;

    /// <summary>What one line must say.</summary>
    /// <param name="Number">Its number on the page.</param>
    /// <param name="RecordedAt">When it was written.</param>
    /// <param name="CountsAt">When it counts as it happened.</param>
    /// <param name="In">Into the page.</param>
    /// <param name="Out">Out of the page.</param>
    /// <param name="Safe">By how much the safe changes.</param>
    /// <param name="Cart">By how much the cart changes.</param>
    public sealed record Line(long Number, DateTime RecordedAt, DateTime CountsAt, long In, long Out, long Safe, long Cart);

    private sealed record Told(Guid PostingId, Line Line, string From, string To, long Amount);

    private readonly List<Told> _told = [];
    private readonly HashSet<Guid> _undone = [];

    public IReadOnlyList<Line> Lines => [.. _told.Select(told => told.Line)];

    public Pack Pack => _pack!;

    public DateTime Now => house.Clock.GetUtcNow().UtcDateTime;

    /// <summary>The page of the house's films.</summary>
    public Task<Guid> PageIdAsync() => house.AskAsync(db => Task.FromResult(db.RegisterPages.Single().Id));

    /// <summary>A number of random acts over some days.</summary>
    public async Task LiveAsync(int acts)
    {
        await ReceiveAsync("safe", 100);
        for (var act = 0; act < acts; act++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(_random.Next(1, 300)));
            await AnyActAsync();
        }
    }

    public Task ReceiveAsync(string place, long amount, TimeSpan? late = null) =>
        PostAsync(PostingKind.Received, "Supplier", place, amount, "Northside Wholesale", late);

    public Task MoveAsync(string from, string to, long amount, TimeSpan? late = null) =>
        PostAsync(PostingKind.TransferSent, from, to, amount, house.Places[to].Name, late);

    public Task WasteAsync(string from, long amount, TimeSpan? late = null) =>
        PostAsync(PostingKind.Wasted, from, "Wasted", amount, "Not needed any more", late);

    /// <summary>Says of the line with this number that it never happened.</summary>
    public async Task UndoAsync(long number)
    {
        var wrong = _told.Single(told => told.Line.Number == number);
        _undone.Add(wrong.PostingId);
        await PostAsync(PostingKind.RecordedInError, wrong.To, wrong.From, wrong.Amount, "Recorded in error", null, wrong);
    }

    private async Task AnyActAsync()
    {
        var late = _random.Next(4) == 0 ? TimeSpan.FromMinutes(_random.Next(1, 3000)) : (TimeSpan?)null;
        var place = _random.Next(2) == 0 ? "safe" : "cart";
        var other = place == "safe" ? "cart" : "safe";
        switch (_random.Next(5))
        {
            case 0:
                await ReceiveAsync(place, _random.Next(1, 50), late);
                break;
            case 1 when _here[place] > 0:
                await WasteAsync(place, _random.NextInt64(1, _here[place] + 1), late);
                break;
            case 2 when Undoable() is { } wrong:
                await UndoAsync(wrong.Line.Number);
                break;
            default:
                if (_here[place] > 0)
                    await MoveAsync(place, other, _random.NextInt64(1, _here[place] + 1), late);
                break;
        }
    }

    /// <summary>A line that is not undone, is no undoing itself, and whose mirror finds enough where it takes from.</summary>
    private Told? Undoable() => _told.Where(told => !_undone.Contains(told.PostingId))
        .Where(told => !IsUndoing(told) && (!_here.TryGetValue(told.To, out var there) || there >= told.Amount))
        .OrderBy(_ => _random.Next()).FirstOrDefault();

    private readonly HashSet<Guid> _undoings = [];

    private bool IsUndoing(Told told) => _undoings.Contains(told.PostingId);

    private async Task PostAsync(
        PostingKind kind, string from, string to, long amount, string counterparty, TimeSpan? late, Told? corrects = null)
    {
        var now = Now;
        var act = house.Act("nurse", "nurse2");
        if (corrects is not null)
            _undoings.Add(act.Id);
        var happened = late is { } by ? now - by : now;
        var isNew = _pack is null;
        _pack ??= new Pack
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = house.Films.Id,
            Lot = "L5520",
            LabelCode = Guid.CreateVersion7().ToString("N"),
            CreatedAt = now,
        };
        var result = await house.WithAsync((LedgerStore store) => store.PostAsync(
            act, kind, new { act.Id }, async scope =>
            {
                if (isNew)
                    scope.Db.Packs.Add(_pack);
                return new PostingPlan
                {
                    Movements = [new(_pack, amount, await PlaceAsync(scope, from), await PlaceAsync(scope, to), counterparty)],
                    WitnessRequired = true,
                    HappenedAt = happened,
                    CorrectsPostingId = corrects?.PostingId,
                };
            }));
        Assert.True(result.IsPosted, string.Join(", ", result.Findings));
        Change(from, -amount);
        Change(to, amount);
        var comesIn = !house.Places.ContainsKey(from);
        var goesOut = !house.Places.ContainsKey(to);
        var line = new Line(
            result.Receipt!.Lines.Single().Number, now, corrects?.Line.CountsAt ?? happened,
            comesIn ? amount : 0, goesOut ? amount : 0,
            (to == "safe" ? amount : 0) - (from == "safe" ? amount : 0),
            (to == "cart" ? amount : 0) - (from == "cart" ? amount : 0));
        _told.Add(new Told(act.Id, line, from, to, amount));
    }

    private void Change(string place, long delta)
    {
        if (_here.TryGetValue(place, out var here))
            _here[place] = here + delta;
    }

    private Task<Place> PlaceAsync(LedgerScope scope, string name) => house.Places.TryGetValue(name, out var place)
        ? Task.FromResult(place)
        : scope.TheAsync(Enum.Parse<PlaceKind>(name));
}
