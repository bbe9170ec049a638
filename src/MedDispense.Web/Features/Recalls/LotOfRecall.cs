using MedDispense.Data;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Recalls;

/// <summary>Which packs a recall is about. Lots are compared as <see cref="Domain.SafetyChecks.PackUsable"/> does,
/// without regard to case, and in memory, since the databases fold letters differently.</summary>
public static class LotOfRecall
{
    public static bool IsSame(string? lot, string recalled) => string.Equals(lot, recalled, StringComparison.OrdinalIgnoreCase);

    /// <summary>The spellings of the lot that packs of the medicine carry.</summary>
    public static async Task<List<string>> SpellingsAsync(MedDispenseDb db, Guid medicineId, string lot)
    {
        var lots = await db.Packs.Where(pack => pack.MedicineId == medicineId && pack.Lot != null)
            .Select(pack => pack.Lot!).Distinct().ToListAsync();
        return [.. lots.Where(other => IsSame(other, lot)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whose packs are of the lot; null stands for the house.</summary>
    public static async Task<List<Guid?>> OwnersAsync(MedDispenseDb db, Guid medicineId, string lot)
    {
        var spellings = await SpellingsAsync(db, medicineId, lot);
        return await db.Packs.Where(pack => pack.MedicineId == medicineId && spellings.Contains(pack.Lot!))
            .Select(pack => pack.OwnerClientId).Distinct().OrderBy(owner => owner).ToListAsync();
    }
}
