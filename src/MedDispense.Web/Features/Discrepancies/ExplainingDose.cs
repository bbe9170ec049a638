using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Whether a dose that nobody had recorded can be what a discrepancy is about: the same medicine and owner, out of
/// the same place, within the discrepancy's window. How much of it is explained is <see cref="Explaining"/>'s to say.</summary>
internal static class ExplainingDose
{
    private const string Cannot = "This dose cannot explain that discrepancy.";

    /// <param name="scope">The posting's own transaction.</param>
    /// <param name="discrepancyId">The discrepancy; null for a dose that explains none.</param>
    /// <param name="pack">The pack that it came from, in its place.</param>
    /// <param name="happenedAt">When it was given, UTC.</param>
    public static async Task<IEnumerable<Finding>> CheckAsync(LedgerScope scope, Guid? discrepancyId, PackInHand pack, DateTime happenedAt)
    {
        if (discrepancyId is not { } id)
            return [];
        var row = await scope.Db.Discrepancies.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id);
        if (row is null)
            return [DiscrepancyHere.NotKnown];
        var findings = new List<Finding>();
        if (row.MedicineId != pack.Medicine.Id || row.OwnerClientId != pack.Pack.OwnerClientId)
        {
            findings.Add(Finding.Stop("explains-other-medicine", Cannot, $"Discrepancy {row.Number} is about another medicine, or one of another owner.",
                "Choose the pack that the dose came from, or record it without the discrepancy.", "Pack"));
        }

        if (row.PlaceId != pack.Place.Id)
        {
            findings.Add(Finding.Stop("explains-other-place", Cannot, $"Discrepancy {row.Number} is about another place than {pack.Place.Name}.",
                "Choose the place that the dose came from, or record it without the discrepancy.", "PlaceId"));
        }

        var window = await DiscrepancyWindow.ReadAsync(scope.Db, row);
        if (happenedAt > row.OpenedAt || happenedAt < window.Agreed?.CountedAt)
        {
            findings.Add(Finding.Stop("explains-other-time", Cannot, $"It was not given between the last correct count and the moment at which discrepancy {row.Number} came to light.",
                "Check the time, or record it without the discrepancy.", "HappenedAt"));
        }

        return findings;
    }
}
