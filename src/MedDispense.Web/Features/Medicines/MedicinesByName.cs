using MedDispense.Data;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Medicines;

/// <summary>Medicines in use by words of their name, brand, strength or form, or by a whole code typed from the pack.</summary>
public sealed class MedicinesByName(MedDispenseDb db)
{
    private const int Most = 12;
    private const int MostWords = 6;
    private const int LongestText = 100;

    /// <summary>Those in which every word stands, by name; none for a text without a word.</summary>
    public async Task<IReadOnlyList<Medicine>> AskAsync(string? text)
    {
        var typed = (text ?? "").Trim();
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords || typed.Length > LongestText)
            return [];
        // Compared here, since the two databases fold case differently beyond ASCII; a formulary is small.
        var all = await db.Medicines.AsNoTracking().Where(row => row.WithdrawnAt == null)
            .Select(row => new { row.Id, row.Name, row.BrandName, row.Strength, row.Form }).ToListAsync();
        var byCode = await db.MedicineCodes.AsNoTracking().Where(code => code.Value == typed && code.RevokedAt == null)
            .Select(code => code.MedicineId).ToListAsync();
        var ids = all
            .Where(row => byCode.Contains(row.Id) || words.All(word =>
                $"{row.Name} {row.BrandName} {row.Strength} {row.Form}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Strength, StringComparer.Ordinal)
            .ThenBy(row => row.Id).Take(Most).Select(row => row.Id).ToList();
        var found = await db.Medicines.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync();
        return [.. found.OrderBy(row => ids.IndexOf(row.Id))];
    }
}
