using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>What was counted back in an open container for the third time is not what the book makes. The act that asked
/// for it has gone through all the same.</summary>
public static class CountBackDiffers
{
    /// <param name="medicine">What is in the container.</param>
    /// <param name="pack">The container.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="counted">In the medicine's smallest amount.</param>
    /// <param name="expected">What the book makes after the act, with what open discrepancies hold.</param>
    /// <param name="repeats">How many such differences of the same medicine the place had lately.</param>
    public static PlannedDiscrepancy? Open(
        Medicine medicine, Pack pack, Place place, long counted, long expected, int repeats) =>
        counted == expected
            ? null
            : new PlannedDiscrepancy(
                DiscrepancyRule.CountBackDiffers, CountDiffers.SeverityOf(medicine, checked(counted - expected), repeats),
                medicine.Id, pack.OwnerClientId, pack.Id, place.Id, counted - expected,
                $"Counted back three times, at last {medicine.Say(counted)} in {place.Name}, lot {pack.Lot ?? "not known"}; "
                + $"the book, with what open discrepancies hold, says {medicine.Say(expected)}.");
}
