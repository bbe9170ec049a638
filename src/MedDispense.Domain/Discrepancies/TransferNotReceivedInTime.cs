using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Discrepancies;

/// <summary>A transfer that nobody received within the limit. What arrived short has its own discrepancy.</summary>
public static class TransferNotReceivedInTime
{
    /// <param name="removal">What is on the way.</param>
    /// <param name="limitHours">The facility's limit.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Null when there is still time, or nothing is on the way.</returns>
    public static PlannedDiscrepancy? Check(OpenRemoval removal, int limitHours, DateTime now) =>
        removal.Place.Kind == PlaceKind.InTransit && !removal.HasCase && removal.IsOverdue(limitHours, now)
            // The amount is left out: whoever receives it counts without knowing it.
            ? removal.Open(DiscrepancyRule.TransferNotReceivedInTime,
                $"Entry {removal.Number} sent it; after {limitHours} hours nobody has received it.")
            : null;
}
