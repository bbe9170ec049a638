using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.Discrepancies;

/// <summary>Which packs what stays unexplained is taken out of, or put into.</summary>
public static class Settlement
{
    /// <summary>Takes an amount out of packs, first expiring first; one that was named goes first. Less than the amount
    /// when the packs do not hold it.</summary>
    /// <param name="amount">Above zero.</param>
    /// <param name="packs">What each pack has in the place.</param>
    /// <param name="named">The pack that somebody named.</param>
    public static IReadOnlyList<(Pack Pack, long Amount)> Take(
        long amount, IReadOnlyList<(Pack Pack, long Here)> packs, Guid? named)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        var here = packs.ToDictionary(row => row.Pack.Id, row => row.Here);
        var taken = new List<(Pack, long)>();
        foreach (var pack in FirstExpiringFirst.InOrder(packs.Select(row => row.Pack)).OrderBy(pack => pack.Id != named))
        {
            var part = Math.Min(amount, here[pack.Id]);
            if (part <= 0)
                continue;
            taken.Add((pack, part));
            amount -= part;
            if (amount == 0)
                break;
        }

        return taken;
    }

    /// <summary>The pack that what was found is put into: the one named, or the first expiring of those that are there,
    /// also of those that are used up. Null when there is none.</summary>
    public static Pack? PutInto(IReadOnlyList<(Pack Pack, long Here)> packs, Guid? named) =>
        FirstExpiringFirst.InOrder(packs.Select(row => row.Pack)).OrderBy(pack => pack.Id != named)
            .ThenBy(pack => packs.First(row => row.Pack.Id == pack.Id).Here == 0).FirstOrDefault();
}
