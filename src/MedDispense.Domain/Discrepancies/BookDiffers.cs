using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>Medicine was in the hand that the book does not have. The client gets the dose; the difference is looked
/// into afterwards.</summary>
public static class BookDiffers
{
    /// <summary>A witnessed find of an amount in a place where the book has less.</summary>
    public static PlannedDiscrepancy Found(Medicine medicine, Pack pack, Place place, long amount) => new(
        DiscrepancyRule.FoundBookDiffers, Weight.OfFound(medicine), medicine.Id, pack.OwnerClientId, pack.Id, place.Id, amount,
        $"{medicine.Say(amount)} in the hand, {place.Name}; the book had less.");

    /// <summary>An emergency medicine that was given and that no stock could be taken from.</summary>
    public static PlannedDiscrepancy GivenWithoutStock(Medicine medicine, Pack? pack, Place? place, long amount) => new(
        DiscrepancyRule.DoseWithoutStock, Weight.OfFound(medicine), medicine.Id, pack?.OwnerClientId, pack?.Id, place?.Id, -amount,
        $"{medicine.Say(amount)} given in an emergency; no stock in the book for it.");
}
