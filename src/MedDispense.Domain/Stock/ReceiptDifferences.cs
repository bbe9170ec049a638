using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Stock;

/// <summary>The discrepancies that a receipt reveals. Only what was counted is booked; a difference from the paper is
/// explained later, by people. What was counted is held against the note, and the note against the order, so that one
/// cause opens one discrepancy: tablets missing from the box are not missing from the order a second time, and a note
/// that is wrong says nothing against an order that came whole.</summary>
public static class ReceiptDifferences
{
    /// <summary>Counted against the delivery note or pharmacy label, of one line.</summary>
    /// <param name="medicine">The medicine.</param>
    /// <param name="noted">What the paper says, in the smallest amount.</param>
    /// <param name="counted">What was counted.</param>
    /// <param name="ownerClientId">Whose it is; null for the house.</param>
    /// <param name="packId">The first container of the line; null when nothing came.</param>
    /// <param name="placeId">Where it went.</param>
    public static PlannedDiscrepancy? FromNote(
        Medicine medicine, long noted, long counted, Guid? ownerClientId, Guid? packId, Guid placeId) =>
        noted == counted
            ? null
            : new PlannedDiscrepancy(DiscrepancyRule.DeliveryDiffersFromNote, SeverityOf(medicine, counted - noted),
                medicine.Id, ownerClientId, packId, placeId, checked(counted - noted),
                $"The delivery note says {medicine.Say(noted)}, counted {medicine.Say(counted)}.");

    /// <summary>What the note says against what was still outstanding of one line of an order.</summary>
    /// <param name="medicine">The medicine.</param>
    /// <param name="orderNumber">The order, as people say it.</param>
    /// <param name="outstanding">Ordered and not received before, in the smallest amount.</param>
    /// <param name="noted">What the note says of it in this receipt.</param>
    /// <param name="counted">What was counted of it in this receipt.</param>
    /// <param name="restFollows">The supplier has said that what is short will follow.</param>
    /// <param name="placeId">Where it went.</param>
    public static PlannedDiscrepancy? FromOrder(
        Medicine medicine, string orderNumber, long outstanding, long noted, long counted, bool restFollows, Guid placeId)
    {
        if (noted == outstanding || counted == outstanding || (noted < outstanding && restFollows))
            return null;
        return new PlannedDiscrepancy(DiscrepancyRule.DeliveryDiffersFromOrder,
            SeverityOf(medicine, noted - outstanding), medicine.Id, null, null, placeId, checked(noted - outstanding),
            $"Order {orderNumber} had {medicine.Say(outstanding)} outstanding, the delivery note says {medicine.Say(noted)}.");
    }

    /// <summary>One person ordered and received: nobody else has seen that what was ordered is what came.</summary>
    /// <param name="medicine">The medicine of the order that matters most.</param>
    /// <param name="orderNumber">The order, as people say it.</param>
    /// <param name="placeId">Where it went.</param>
    public static PlannedDiscrepancy SamePerson(Medicine medicine, string orderNumber, Guid placeId) => new(
        DiscrepancyRule.OrderedAndReceivedBySamePerson,
        medicine.IsControlled ? DiscrepancySeverity.Medium : DiscrepancySeverity.Low, medicine.Id, null, null, placeId, 0,
        $"Order {orderNumber} was ordered and received by the same person.");

    private static DiscrepancySeverity SeverityOf(Medicine medicine, long difference) =>
        !medicine.IsControlled ? DiscrepancySeverity.Low
        : difference < 0 ? DiscrepancySeverity.High
        : DiscrepancySeverity.Medium;
}
