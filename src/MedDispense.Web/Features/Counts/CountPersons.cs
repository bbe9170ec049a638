using MedDispense.Data;
using MedDispense.Domain.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>Who took part in the count that a discrepancy came from; somebody else counts again.</summary>
internal static class CountPersons
{
    public static async Task<IReadOnlySet<Guid>> OfAsync(MedDispenseDb db, Discrepancy discrepancy)
    {
        var posting = await db.Postings.AsNoTracking().SingleAsync(row => row.Id == discrepancy.OpenedByPostingId);
        var counters = await db.CountLines.Where(row => row.PostingId == posting.Id
                && row.MedicineId == discrepancy.MedicineId && row.OwnerClientId == discrepancy.OwnerClientId)
            .Select(row => row.CountedById).ToListAsync();
        return counters.Append(posting.ActorId)
            .Concat(new[] { posting.WitnessId, posting.CoSignerId }.OfType<Guid>()).ToHashSet();
    }
}
