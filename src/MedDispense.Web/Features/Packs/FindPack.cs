using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Packs;

/// <summary>Finds the packs that a code can mean: our own label, a maker's serial number, or product and lot. Never
/// guesses: where several remain a person chooses among those that are here. Says no amounts, so that it gives nothing
/// away while a count is open.</summary>
public sealed class FindPack(MedDispenseDb db, MedicinesByCode medicinesByCode)
{
    private const int Most = 50;

    /// <summary>A pack as a list of choices names it.</summary>
    /// <param name="Id">The pack.</param>
    /// <param name="MedicineId">Its medicine.</param>
    /// <param name="Medicine">Name, strength and form.</param>
    /// <param name="Lot">Null when the label carries none.</param>
    /// <param name="Expiry">Null when the label carries none.</param>
    /// <param name="Serial">Null when not known.</param>
    /// <param name="LabelCode">Our own label.</param>
    /// <param name="OwnerId">Whose it is; null for the house.</param>
    /// <param name="Owner">Name of the client; null for the house.</param>
    /// <param name="Places">Names of the places that it is in; empty when nothing of it is left.</param>
    public sealed record Row(
        Guid Id, Guid MedicineId, string Medicine, string? Lot, DateOnly? Expiry, string? Serial, string LabelCode,
        Guid? OwnerId, string? Owner, IReadOnlyList<string> Places);

    /// <summary>The one with this label, whether or not anything of it is left; null when there is none.</summary>
    public async Task<Row?> AskAsync(string labelCode) =>
        (await ReadAsync(db.Packs.Where(pack => pack.LabelCode == labelCode))).SingleOrDefault();

    /// <summary>The packs that a maker's code can mean. A serial number names one pack, also an empty one; a lot, or
    /// the product alone, all of them that are here. A code without any of these means none.</summary>
    public async Task<IReadOnlyList<Row>> AskAsync(ProductScan scan)
    {
        var medicines = (await medicinesByCode.AskAsync(scan)).Select(meaning => meaning.Medicine.Id).ToList();
        var packs = db.Packs.AsQueryable();
        if (scan.NamesProduct)
            packs = packs.Where(pack => medicines.Contains(pack.MedicineId));
        if (scan.Serial is { } serial)
        {
            var wearsIt = await ReadAsync(packs.Where(pack => pack.Serial == serial && (scan.Lot == null || pack.Lot == scan.Lot)));
            if (wearsIt.Count > 0)
                return wearsIt;
        }

        if (scan.Lot is { } lot)
            packs = packs.Where(pack => pack.Lot == lot);
        else if (!scan.NamesProduct)
            return [];
        // A pack whose serial number is known is another one than the pack with this serial number.
        if (scan.Serial is not null)
            packs = packs.Where(pack => pack.Serial == null);
        return await ReadAsync(packs.Where(pack => db.Holdings.Any(row => row.PackId == pack.Id && row.Amount > 0)));
    }

    private async Task<IReadOnlyList<Row>> ReadAsync(IQueryable<Pack> packs)
    {
        var found = await packs.AsNoTracking()
            .OrderBy(pack => pack.Expiry == null).ThenBy(pack => pack.Expiry).ThenBy(pack => pack.Lot).ThenBy(pack => pack.Id)
            .Take(Most).ToListAsync();
        var ids = found.Select(pack => pack.Id).ToList();
        var medicineIds = found.Select(pack => pack.MedicineId).Distinct().ToList();
        var ownerIds = found.Select(pack => pack.OwnerClientId).OfType<Guid>().Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => medicineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var owners = await db.Clients.AsNoTracking().Where(row => ownerIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var places = (await db.Holdings.AsNoTracking().Where(row => ids.Contains(row.PackId) && row.Amount > 0)
                .Join(db.Places, row => row.PlaceId, place => place.Id, (row, place) => new { row.PackId, place.Name }).ToListAsync())
            .ToLookup(row => row.PackId, row => row.Name);
        return
        [
            .. found.Select(pack => new Row(
                pack.Id, pack.MedicineId, medicines[pack.MedicineId].Title, pack.Lot, pack.Expiry, pack.Serial, pack.LabelCode,
                pack.OwnerClientId, pack.OwnerClientId is { } owner ? owners[owner].DisplayName : null,
                [.. places[pack.Id].Order(StringComparer.Ordinal)])),
        ];
    }
}
