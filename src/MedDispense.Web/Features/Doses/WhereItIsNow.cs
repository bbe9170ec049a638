using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Features.Doses;

/// <summary>Where the medicine of a dose that never happened is now.</summary>
public enum MedicineIsNow
{
    /// <summary>It never left its container, or the hands that it had been drawn into.</summary>
    InItsContainer,

    /// <summary>In the hands of whoever corrects.</summary>
    WithMe,
    Wasted,

    /// <summary>Another client swallowed it: an incident.</summary>
    SwallowedByAnother,
}

/// <summary>From where a mirror brought the medicine back to, on to where it really is.</summary>
/// <param name="Movements">The way on.</param>
/// <param name="Swallowed">What another client swallowed of it.</param>
internal sealed record WhereItIsNow(List<PlannedMovement> Movements, long Swallowed)
{
    private sealed record Back(Pack Pack, Place Place, long Amount, MovementKey? Settles);

    /// <param name="scope">The write door.</param>
    /// <param name="now">Where it is.</param>
    /// <param name="entries">What the dose rests on.</param>
    /// <param name="taken">What the dose says was swallowed.</param>
    /// <param name="mirror">What the mirror moves.</param>
    /// <param name="other">Name of the client who swallowed it.</param>
    /// <param name="reason">What happened instead.</param>
    public static async Task<WhereItIsNow> FollowAsync(
        LedgerScope scope, MedicineIsNow now, DoseEntries entries, long taken, IReadOnlyList<PlannedMovement> mirror, string? other, string? reason)
    {
        var actor = scope.Act.Actor;
        var back = BroughtBack(mirror);
        if (now == MedicineIsNow.SwallowedByAnother)
            return Swallow(entries, taken, back, await scope.TheAsync(PlaceKind.GivenToClient), other ?? "", reason);
        var to = now switch
        {
            MedicineIsNow.WithMe => await scope.HandsOfAsync(actor.MembershipId, actor.Name),
            MedicineIsNow.Wasted => await scope.TheAsync(PlaceKind.Wasted),
            MedicineIsNow.InItsContainer or MedicineIsNow.SwallowedByAnother => null,
        };
        return new(to is null ? [] : [.. back.SelectMany(row => Move(row, row.Amount, to, actor.Name, reason))], 0);
    }

    /// <summary>What was swallowed went to the other client; what was wasted or kept for waste beside it still is.</summary>
    private static WhereItIsNow Swallow(DoseEntries entries, long taken, List<Back> back, Place given, string other, string? reason)
    {
        var rest = entries.Newest.SelectMany(entry => entry.Movements).Select(row => row.To)
            .FirstOrDefault(place => place.Kind is PlaceKind.Wasted or PlaceKind.SignedOut);
        var (movements, swallowed) = (new List<PlannedMovement>(), 0L);
        var open = taken > 0 ? taken : back.Sum(row => row.Amount);
        foreach (var row in back)
        {
            var part = Math.Min(open - swallowed, row.Amount);
            movements.AddRange(Move(row, part, given, other, reason));
            if (rest is not null)
                movements.AddRange(Move(row, row.Amount - part, rest, other, reason));
            swallowed += part;
        }

        return new(movements, swallowed);
    }

    /// <summary>What is in each place again; out of hands it names the removal that the mirror opened again.</summary>
    private static List<Back> BroughtBack(IReadOnlyList<PlannedMovement> mirror) =>
    [
        .. mirror.SelectMany(row => new[] { (row.Pack, Place: row.To, row.Amount, Key: row.Reopens), (row.Pack, Place: row.From, Amount: -row.Amount, Key: row.Settles) })
            .Where(row => row.Place.Kind.IsPhysical())
            .GroupBy(row => (Pack: row.Pack.Id, Place: row.Place.Id, row.Key))
            .Select(group => new Back(group.First().Pack, group.First().Place, group.Sum(row => row.Amount), group.Key.Key))
            .Where(row => row.Amount > 0),
    ];

    private static IEnumerable<PlannedMovement> Move(Back from, long amount, Place to, string counterparty, string? reason) =>
        amount == 0 || from.Place.Id == to.Id ? [] : [new(from.Pack, amount, from.Place, to, counterparty, from.Settles, reason)];
}
