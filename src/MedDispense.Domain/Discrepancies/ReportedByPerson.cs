using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>Somebody says that something was lost or found. The word of one person opens a discrepancy and moves
/// nothing.</summary>
public static class ReportedByPerson
{
    /// <param name="rule">Lost or found.</param>
    /// <param name="medicine">What it is.</param>
    /// <param name="pack">The pack, when its label is at hand.</param>
    /// <param name="place">Where, when known.</param>
    /// <param name="amount">In the medicine's smallest amount; above zero.</param>
    /// <exception cref="ArgumentException">Another rule than these two.</exception>
    public static PlannedDiscrepancy Open(DiscrepancyRule rule, Medicine medicine, Pack? pack, Place? place, long amount)
    {
        var isLost = rule switch
        {
            DiscrepancyRule.ReportedLost => true,
            DiscrepancyRule.ReportedFound => false,
            DiscrepancyRule.DeliveryDiffersFromNote or DiscrepancyRule.DeliveryDiffersFromOrder
                or DiscrepancyRule.TransferShort or DiscrepancyRule.TransferOver
                or DiscrepancyRule.OrderedAndReceivedBySamePerson or DiscrepancyRule.TransferNotReceivedInTime
                or DiscrepancyRule.SignedOutNotSettledInTime
                => throw new ArgumentException("People report what is lost or found.", nameof(rule)),
        };
        var where = place is null ? "" : $", {place.Name}";
        return new PlannedDiscrepancy(
            rule, isLost ? Weight.OfMissing(medicine) : Weight.OfFound(medicine), medicine.Id, pack?.OwnerClientId, pack?.Id, place?.Id,
            isLost ? -amount : amount, $"{medicine.Say(amount)} reported {(isLost ? "lost" : "found")}{where}.");
    }
}
