using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Stock;

/// <summary>One pack in one place, as every page about stock shows it.</summary>
public sealed record StockRow
{
    public required Guid PackId { get; init; }

    public required Guid PlaceId { get; init; }

    public required string PlaceName { get; init; }

    public required PlaceKind PlaceKind { get; init; }

    public required Guid MedicineId { get; init; }

    /// <summary>Name, strength and form; look-alike names in tall-man letters.</summary>
    public required string Medicine { get; init; }

    public required CountedIn CountedIn { get; init; }

    public required int SmallestPerCounted { get; init; }

    public required bool IsControlled { get; init; }

    public required string? Lot { get; init; }

    public required DateOnly? Expiry { get; init; }

    public required string? Serial { get; init; }

    public required string LabelCode { get; init; }

    public required Guid? OwnerId { get; init; }

    /// <summary>FAMILY, Given of the client whose it is; null for the house.</summary>
    public required string? OwnerName { get; init; }

    /// <summary>In the medicine's smallest amount; null where the person may not see it, since somebody is to count
    /// it.</summary>
    public required long? Amount { get; init; }

    public required PackMark Mark { get; init; }

    public string LotWords => Lot ?? "not known";

    public string ExpiryWords => Expiry is { } day ? FacilityTime.Words(day) : "not known";

    public string OwnerWords => OwnerName ?? "House";

    public string AmountWords => Amount is { } amount ? Say(amount) : "to be counted";

    /// <summary>Word for several, as an amount field shows it behind the figure.</summary>
    public string Unit => CountedIn.Plural();

    public string Say(long amount) => AmountText.Format(amount, CountedIn, SmallestPerCounted);

    /// <summary>What people tell packs apart by, the label's number apart.</summary>
    public static (Guid PlaceId, Guid MedicineId, string? Lot, DateOnly? Expiry, Guid? OwnerId) LooksLike(StockRow row) =>
        (row.PlaceId, row.MedicineId, row.Lot, row.Expiry, row.OwnerId);

    /// <summary>What several rows have in common, so that only their labels tell them apart.</summary>
    public static HashSet<(Guid PlaceId, Guid MedicineId, string? Lot, DateOnly? Expiry, Guid? OwnerId)> Alike(IEnumerable<StockRow> rows) =>
        rows.GroupBy(LooksLike).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();

    public static StockRow Of(Pack pack, Medicine medicine, Place place, Client? owner, long? amount, PackMarks marks) => new()
    {
        PackId = pack.Id,
        PlaceId = place.Id,
        PlaceName = place.Name,
        PlaceKind = place.Kind,
        MedicineId = medicine.Id,
        Medicine = MedicineWords.Of(medicine),
        CountedIn = medicine.CountedIn,
        SmallestPerCounted = medicine.SmallestPerCounted,
        IsControlled = medicine.IsControlled,
        Lot = pack.Lot,
        Expiry = pack.Expiry,
        Serial = pack.Serial,
        LabelCode = pack.LabelCode,
        OwnerId = pack.OwnerClientId,
        OwnerName = owner?.DisplayName,
        Amount = amount,
        Mark = marks.Of(pack),
    };
}

/// <summary>How a medicine is named on pages about stock.</summary>
public static class MedicineWords
{
    public static string Of(Medicine medicine) =>
        Typography.NoBreak($"{TallManNames.Write(medicine.Name)} {medicine.Strength} {medicine.Form}".Trim());
}
