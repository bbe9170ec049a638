using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>An act that explains a discrepancy, such as a late entry, a correction or waste recorded late, makes what is
/// unexplained smaller in the same posting.</summary>
public static class Explaining
{
    /// <summary>Adds the step to a plan, or the reason why the act explains nothing. Packs are locked before.</summary>
    /// <param name="scope">The posting's own transaction.</param>
    /// <param name="plan">What the act moves.</param>
    /// <param name="discrepancyId">The discrepancy; null for an act that serves none.</param>
    /// <param name="words">What explains it.</param>
    public static async Task<PostingPlan> ExplainingAsync(
        this LedgerScope scope, PostingPlan plan, Guid? discrepancyId, string words)
    {
        if (discrepancyId is not { } id || plan.IsRefusal)
            return plan;
        if (await DiscrepancyHere.FindAsync(scope, id) is not { } here)
            return PostingPlan.Refuse(DiscrepancyHere.NotKnown);
        if (!here.IsOpen)
            return PostingPlan.Refuse(DiscrepancyHere.NotOpen);
        var change = plan.Movements
            .Where(row => row.Pack.MedicineId == here.Row.MedicineId && row.Pack.OwnerClientId == here.Row.OwnerClientId)
            .Sum(row => (row.To.Id == here.Row.PlaceId ? row.Amount : 0) - (row.From.Id == here.Row.PlaceId ? row.Amount : 0));
        // Nobody is told by how much or which way: the discrepancy may just be counted again.
        if (change == 0 || Math.Sign(change) != Math.Sign(here.Remainder) || Math.Abs(change) > Math.Abs(here.Remainder))
        {
            return PostingPlan.Refuse(Finding.Stop("explains-nothing", $"This does not explain discrepancy {here.Row.Number}.",
                "It moves nothing there, or the other way, or more than is unexplained.",
                "Look at the medicine, the place and the amount, or record it without the discrepancy."));
        }

        plan.Steps.Add(new PlannedStep(id, DiscrepancyStepKind.Explained, words, change));
        return plan;
    }

    /// <summary>Number of a discrepancy that a form names; null for none, and for one that is not known here.</summary>
    public static async Task<long?> NumberAsync(Data.MedDispenseDb db, Guid? id) =>
        await db.Discrepancies.Where(row => row.Id == id).Select(row => (long?)row.Number).SingleOrDefaultAsync();
}
