using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>Somebody says that something was lost or found. The word of one person opens a discrepancy and moves
/// nothing.</summary>
public static class ReportedByPerson
{
    /// <param name="isLost">Lost, or else found.</param>
    /// <param name="medicine">What it is.</param>
    /// <param name="pack">The pack, when its label is at hand.</param>
    /// <param name="place">Where, when known.</param>
    /// <param name="amount">In the medicine's smallest amount; above zero.</param>
    public static PlannedDiscrepancy Open(bool isLost, Medicine medicine, Pack? pack, Place? place, long amount)
    {
        var where = place is null ? "" : $", {place.Name}";
        return new PlannedDiscrepancy(
            isLost ? DiscrepancyRule.ReportedLost : DiscrepancyRule.ReportedFound,
            isLost ? Weight.OfMissing(medicine) : Weight.OfFound(medicine), medicine.Id, pack?.OwnerClientId, pack?.Id, place?.Id,
            isLost ? -amount : amount, $"{medicine.Say(amount)} reported {(isLost ? "lost" : "found")}{where}.");
    }
}
