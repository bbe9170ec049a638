using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stock;

/// <summary>An amount of one pack, as a form names it; in the medicine's smallest amount.</summary>
public sealed record PackAmount(Guid PackId, long Amount);

/// <summary>A pack, its medicine and the cupboard, cart, fridge, room or quarantine place it is said to be in.</summary>
public sealed record PackHere(Pack Pack, Medicine Medicine, Place Place)
{
    /// <summary>Said of a pack or place that does not exist here, also of another house's.</summary>
    public static readonly Finding NotKnown = Finding.Stop("pack-not-here", "This pack is not known here.",
        "It may have been moved or belong to another house.", "Scan the pack again.", "Pack");
}

/// <summary>Reads packs inside the write door, once their holdings are locked.</summary>
public static class PacksHere
{
    public static async Task<PackHere?> FindPackHereAsync(this LedgerScope scope, Guid packId, Guid placeId)
    {
        var pack = await scope.Db.Packs.SingleOrDefaultAsync(row => row.Id == packId);
        var place = await scope.FindPlaceAsync(placeId);
        if (pack is null || place is null)
            return null;
        var medicine = await scope.Db.Medicines.SingleAsync(row => row.Id == pack.MedicineId);
        return new PackHere(pack, medicine, place);
    }

    /// <summary>A place that people set up; null for any other, and for another house's.</summary>
    public static async Task<Place?> FindPlaceAsync(this LedgerScope scope, Guid placeId) =>
        await scope.Db.Places.SingleOrDefaultAsync(row => row.Id == placeId) is { } place
        && PlaceKinds.SetUpByPeople.Contains(place.Kind)
            ? place
            : null;

    /// <summary>What every act checks that moves a pack out of a place: the amount, the place, the right.</summary>
    public static IEnumerable<Finding> ChecksOf(this LedgerScope scope, PackHere here, long amount) =>
    [
        .. AmountMovable.Check(amount),
        .. PlaceOpen.Check(here.Place, "Place"),
        .. MayHandleControlled.Check(scope.Act.Actor, here.Medicine),
    ];
}
