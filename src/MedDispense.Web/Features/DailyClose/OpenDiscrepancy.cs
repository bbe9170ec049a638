using MedDispense.Data;
using MedDispense.Domain.Discrepancies;
using MedDispense.Web.Features.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DailyClose;

/// <summary>A discrepancy as a close lists it. It says no figure: those who close a day may be those who count again.</summary>
public sealed record OpenDiscrepancy(Guid Id, long Number, string What, string Medicine, DateTime Since)
{
    /// <summary>The first of them by number; the caller counts them all.</summary>
    internal static async Task<IReadOnlyList<OpenDiscrepancy>> ListAsync(MedDispenseDb db, IQueryable<Discrepancy> which, int most)
    {
        var rows = await which.AsNoTracking()
            .Join(db.Medicines, row => row.MedicineId, medicine => medicine.Id, (row, medicine) => new { Row = row, Medicine = medicine })
            .OrderBy(found => found.Row.Number).Take(most).ToListAsync();
        return
        [
            .. rows.Select(found => new OpenDiscrepancy(found.Row.Id, found.Row.Number, DiscrepancyWords.Of(found.Row.Rule),
                found.Medicine.Title, found.Row.OpenedAt)),
        ];
    }
}
