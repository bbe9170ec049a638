using MedDispense.Data;
using MedDispense.Domain.Discrepancies;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Where a discrepancy stands. It is told by its steps alone: no row carries a status that could drift.</summary>
public static class DiscrepancyStates
{
    /// <summary>The discrepancies that nobody has closed, or that were opened again since.</summary>
    public static IQueryable<Discrepancy> Open(MedDispenseDb db) => db.Discrepancies.Where(row =>
        db.DiscrepancySteps.Count(step => step.DiscrepancyId == row.Id && step.Kind == DiscrepancyStepKind.Closed)
        <= db.DiscrepancySteps.Count(step => step.DiscrepancyId == row.Id && step.Kind == DiscrepancyStepKind.Reopened));

    /// <summary>The discrepancies that were open just before an entry, told by the numbers of the entries that opened,
    /// closed and opened them again.</summary>
    /// <param name="db">The database.</param>
    /// <param name="number">Number of the entry.</param>
    public static IQueryable<Discrepancy> OpenBefore(MedDispenseDb db, long number)
    {
        var earlier = db.Postings.Where(posting => posting.Number < number);
        var steps = db.DiscrepancySteps.Where(step => earlier.Any(posting => posting.Id == step.PostingId));
        return db.Discrepancies.Where(row => earlier.Any(posting => posting.Id == row.OpenedByPostingId)
            && steps.Count(step => step.DiscrepancyId == row.Id && step.Kind == DiscrepancyStepKind.Closed)
                <= steps.Count(step => step.DiscrepancyId == row.Id && step.Kind == DiscrepancyStepKind.Reopened));
    }
}
