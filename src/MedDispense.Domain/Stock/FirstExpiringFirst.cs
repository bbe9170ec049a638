using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Stock;

/// <summary>What expires first is used first.</summary>
public static class FirstExpiringFirst
{
    /// <summary>Packs in the order in which they are best used: earliest expiry first, those without a date last; then
    /// lot and id, so that the order is the same everywhere.</summary>
    public static IEnumerable<Pack> InOrder(IEnumerable<Pack> packs) =>
        packs.OrderBy(pack => pack.Expiry ?? DateOnly.MaxValue).ThenBy(pack => pack.Lot, StringComparer.Ordinal)
            .ThenBy(pack => pack.Id);

    /// <summary>The packs that stay behind although they expire before one of the same medicine and owner that leaves;
    /// packs that are already out of date do not count, since they are not to be used at all.</summary>
    /// <param name="leaving">What leaves the place.</param>
    /// <param name="staying">What stays there in the end, in whole or in part.</param>
    /// <param name="today">The facility's local day.</param>
    public static IEnumerable<Pack> LeftBehind(IReadOnlyCollection<Pack> leaving, IEnumerable<Pack> staying, DateOnly today) =>
        InOrder(staying.Where(stays => stays.Expiry is { } expiry && expiry >= today && leaving.Any(leaves =>
            leaves.Id != stays.Id && leaves.MedicineId == stays.MedicineId
            && leaves.OwnerClientId == stays.OwnerClientId && (leaves.Expiry is null || leaves.Expiry > expiry))));
}
