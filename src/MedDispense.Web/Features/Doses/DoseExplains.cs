using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>A late entry of a dose that explains a discrepancy.</summary>
internal static class DoseExplains
{
    /// <summary>The discrepancy is one of this house and of this medicine.</summary>
    public static async Task<IEnumerable<Finding>> CheckAsync(LedgerScope scope, Guid? discrepancyId, Medicine medicine) =>
        discrepancyId is { } id && !await scope.Db.Discrepancies.AnyAsync(row => row.Id == id && row.MedicineId == medicine.Id)
            ? [Finding.Stop("discrepancy-unknown", "This dose cannot explain that discrepancy.", "It is not one of this medicine in this house.", "Choose it from the list, or leave it empty.", "DiscrepancyId")]
            : [];

    /// <summary>What it accounts for.</summary>
    public static PlannedStep Step(Guid discrepancyId, long drawn) =>
        new(discrepancyId, DiscrepancyStepKind.Explained, "A late entry of a dose.", -drawn);
}
