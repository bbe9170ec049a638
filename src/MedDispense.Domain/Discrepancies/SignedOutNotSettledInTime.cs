using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>Stock that was signed out to a person and not brought back, given, or wasted with a witness within the
/// limit.</summary>
public static class SignedOutNotSettledInTime
{
    /// <param name="removal">What is in somebody's hands.</param>
    /// <param name="limitHours">The facility's limit.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Null when there is still time, or nothing is open.</returns>
    public static PlannedDiscrepancy? Check(OpenRemoval removal, int limitHours, DateTime now) =>
        removal.Place.Kind == PlaceKind.SignedOut && !removal.HasCase && removal.IsOverdue(limitHours, now)
            ? removal.Open(DiscrepancyRule.SignedOutNotSettledInTime,
                $"Entry {removal.Number} signed it out; after {limitHours} hours {removal.Medicine.Say(removal.Remaining)} "
                + "are not accounted for.")
            : null;
}
