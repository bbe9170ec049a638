using MedDispense.Data;
using MedDispense.Domain.Doses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>What a client has taken, as the chart has it.</summary>
public static class TakenDoses
{
    /// <summary>The doses after one moment and before another (both UTC, neither counts), in their order.</summary>
    public static async Task<IReadOnlyList<TakenDose>> TakenBetweenAsync(this MedDispenseDb db, Guid clientId, DateTime from, DateTime until)
    {
        var taken = await db.DosesTaken(clientId).Where(dose => dose.HappenedAt > from && dose.HappenedAt < until)
            .Join(db.Postings, dose => dose.PostingId, posting => posting.Id, (dose, posting) => new { dose, posting.ActorName }).ToListAsync();
        var ids = taken.Select(row => row.dose.MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. taken.OrderBy(row => row.dose.HappenedAt).Select(row => new TakenDose(
                row.dose.HappenedAt, row.dose.OrderId, medicines[row.dose.MedicineId], row.dose.AmountTaken, row.ActorName)),
        ];
    }
}
