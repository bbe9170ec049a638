using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Features.Doses;

/// <summary>How the stock follows when more or less was swallowed than an entry says. A dose that was given from a place
/// comes back there, one that had been prepared comes back into the hands that it was prepared in.</summary>
/// <param name="scope">The write door.</param>
/// <param name="first">What the first entry gave.</param>
/// <param name="given">Where what is swallowed goes.</param>
/// <param name="note">What the register says.</param>
internal sealed class DifferentAmount(LedgerScope scope, RecordedMovement first, Place given, string note)
{
    /// <summary>For a prepared dose: the removal that put it into hands.</summary>
    private readonly MovementKey? _prepared = first.Movement is { SettlesPostingId: { } posting, SettlesOrdinal: { } ordinal }
        ? new MovementKey(posting, ordinal)
        : null;

    /// <summary>Less was swallowed: the rest does not come back into use. It is wasted when a second person is there, and
    /// is in hands until then.</summary>
    public async Task<List<PlannedMovement>> LessAsync(long amount)
    {
        var back = Move(amount, given, first.From) with { Reopens = _prepared };
        if (_prepared is null)
            return [back, Move(amount, first.From, await scope.ToWasteAsync())];
        return scope.Act.Witness is null
            ? [back]
            : [back, Move(amount, first.From, await scope.TheAsync(PlaceKind.Wasted)) with { Settles = _prepared }];
    }

    /// <summary>More was swallowed: first what was said to be the rest of the dose, then from the pack.</summary>
    /// <param name="amount">How much more.</param>
    /// <param name="rest">What was drawn and said not to be swallowed.</param>
    /// <param name="entries">What the dose rests on.</param>
    public async Task<List<PlannedMovement>> MoreAsync(long amount, long rest, DoseEntries entries)
    {
        var fromWaste = Math.Min(amount, Math.Min(rest, entries.Net(PlaceKind.Wasted)));
        var inHands = _prepared is null ? InHands(entries) : null;
        var fromHands = inHands is null ? 0 : Math.Min(amount - fromWaste, rest - fromWaste);
        var movements = new List<PlannedMovement>();
        if (fromWaste > 0)
            movements.Add(Move(fromWaste, await scope.TheAsync(PlaceKind.Wasted), first.From) with { Reopens = _prepared });
        if (fromHands > 0)
            movements.Add(Move(fromHands, inHands!.To, given) with { Settles = new(inHands.Movement.PostingId, inHands.Movement.Ordinal) }); // Above zero only with hands.
        if (amount > fromHands)
            movements.Add(Move(amount - fromHands, first.From, given) with { Settles = _prepared });
        return movements;
    }

    /// <summary>What went into hands as the rest of a dose, when nobody was there to see it wasted.</summary>
    private static RecordedMovement? InHands(DoseEntries entries) =>
        entries.Newest.SelectMany(entry => entry.Movements).FirstOrDefault(row => row.To.Kind == PlaceKind.SignedOut);

    private PlannedMovement Move(long amount, Place from, Place to) => new(first.Pack, amount, from, to, first.Counterparty, Note: note);
}
