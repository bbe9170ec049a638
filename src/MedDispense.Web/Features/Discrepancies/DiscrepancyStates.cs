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
}
