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
                or DiscrepancyRule.OrderedAndReceivedBySamePerson
                or DiscrepancyRule.CountDiffers or DiscrepancyRule.CountBackDiffers
                => throw new ArgumentException("People report what is lost or found.", nameof(rule)),
        };
        var where = place is null ? "" : $", {place.Name}";
        return new PlannedDiscrepancy(
            rule, SeverityOf(isLost, medicine), medicine.Id, pack?.OwnerClientId, pack?.Id, place?.Id,
            isLost ? -amount : amount, $"{medicine.Say(amount)} reported {(isLost ? "lost" : "found")}{where}.");
    }

    /// <summary>Lost medicine of the strictest schedules weighs most; what was found weighs less than what is gone.</summary>
    private static DiscrepancySeverity SeverityOf(bool isLost, Medicine medicine)
    {
        if (!medicine.IsControlled)
            return DiscrepancySeverity.Low;
        var isStrictest = medicine.UsSchedule is UsSchedule.I or UsSchedule.II
            || medicine.UkSchedule is UkSchedule.One or UkSchedule.Two;
        return isLost && isStrictest ? DiscrepancySeverity.High : DiscrepancySeverity.Medium;
    }
}
