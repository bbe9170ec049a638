using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Counts;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Medicines;

/// <summary>All that the page of one medicine shows.</summary>
public sealed class MedicinePage(MedDispenseDb db, BlindTransit blindTransit, BlindPlaces blindPlaces)
{
    private const int MostStockLines = 200;

    /// <param name="Medicine">With ingredients and codes.</param>
    /// <param name="Stock">Where something of it is, by place and expiry.</param>
    /// <param name="MoreStock">Whether there are more lines than are shown.</param>
    /// <param name="Shared">Active codes that other medicines carry too, with their names.</param>
    /// <param name="HasMoved">Whether stock of it was ever recorded.</param>
    public sealed record Answer(
        Medicine Medicine, IReadOnlyList<StockLine> Stock, bool MoreStock, IReadOnlyDictionary<string, string> Shared, bool HasMoved);

    /// <summary>What a place has of it; the amount is null where the person may not see it.</summary>
    public sealed record StockLine(string Place, PlaceKind Kind, string? Lot, DateOnly? Expiry, bool IsClients, long? Amount);

    /// <summary>Null when it is not known here.</summary>
    public async Task<Answer?> AskAsync(Guid id)
    {
        var medicine = await db.Medicines.AsNoTracking()
            .Include(row => row.Ingredients).Include(row => row.Codes).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id);
        if (medicine is null)
            return null;
        var stock = await (
            from here in db.Holdings
            join pack in db.Packs on here.PackId equals pack.Id
            join place in db.Places on here.PlaceId equals place.Id
            where pack.MedicineId == id && here.Amount > 0
            orderby place.Name, pack.Expiry, pack.Lot, pack.Id
            select new { here.PlaceId, place.Name, place.Kind, pack.Lot, pack.Expiry, pack.OwnerClientId, here.Amount })
            .Take(MostStockLines + 1).ToListAsync();
        var blind = await blindPlaces.AskAsync();
        var hasMoved = await db.Packs.AnyAsync(pack => pack.MedicineId == id);
        var hidden = await blindTransit.AskAsync();
        var lines = stock.Take(MostStockLines).Select(row => new StockLine(
            row.Name, row.Kind, row.Lot, row.Expiry, row.OwnerClientId is not null,
            hidden.Hides(row.PlaceId) || blind.Hides(row.PlaceId, id, row.OwnerClientId) ? null : row.Amount));
        return new(medicine, [.. lines], stock.Count > MostStockLines, await SharedAsync(medicine), hasMoved);
    }

    private async Task<Dictionary<string, string>> SharedAsync(Medicine medicine)
    {
        var values = medicine.Codes.Where(IsOnPacks).Select(code => code.Value).Distinct().ToList();
        var others = await (
            from code in db.MedicineCodes
            join other in db.Medicines on code.MedicineId equals other.Id
            where values.Contains(code.Value) && code.MedicineId != medicine.Id && code.RevokedAt == null
                && code.System != MedicineCodeSystem.RxNorm
            orderby other.Name, other.Id
            select new { code.Value, other.Name, other.Strength, other.Form }).Take(MostStockLines).ToListAsync();
        return others.GroupBy(row => row.Value)
            .ToDictionary(group => group.Key, group => string.Join("; ", group.Select(row => $"{row.Name} {row.Strength} {row.Form}").Distinct()));
    }

    // RxNorm names the medicine itself, so that products of several makers share it by design.
    private static bool IsOnPacks(MedicineCode code) => code.RevokedAt is null && code.System != MedicineCodeSystem.RxNorm;
}
