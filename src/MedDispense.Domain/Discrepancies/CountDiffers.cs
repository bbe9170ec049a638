using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>What was counted in a place is not what the book and the open discrepancies make. Nothing moves on the
/// strength of a count alone: the discrepancy holds the difference. Every line is judged by itself, so that two errors
/// that cancel are two discrepancies.</summary>
public static class CountDiffers
{
    /// <summary>From this many tablets, films or mL on a difference weighs most.</summary>
    public const int Many = 10;

    /// <summary>Differences of the same medicine in the same place count as repeats for so many days.</summary>
    public const int RepeatDays = 30;

    /// <param name="medicine">What was counted.</param>
    /// <param name="ownerClientId">Whose it is; null for the house.</param>
    /// <param name="place">Where.</param>
    /// <param name="counted">In the medicine's smallest amount.</param>
    /// <param name="expected">What the book and the open discrepancies made when the figure was entered.</param>
    /// <param name="asOfLine">The newest line of the register page then.</param>
    /// <param name="repeats">How many such differences of the same medicine the place had lately.</param>
    public static PlannedDiscrepancy? Open(
        Medicine medicine, Guid? ownerClientId, Place place, long counted, long expected, long asOfLine, int repeats) =>
        counted == expected
            ? null
            : new PlannedDiscrepancy(
                DiscrepancyRule.CountDiffers, SeverityOf(medicine, checked(counted - expected), repeats), medicine.Id,
                ownerClientId, null, place.Id, counted - expected,
                $"Counted {medicine.Say(counted)} in {place.Name}; the book at line {asOfLine}, with what open discrepancies hold, says {medicine.Say(expected)}.");

    /// <summary>What is short of the strictest schedules, much at once, or the same again weighs most.</summary>
    internal static DiscrepancySeverity SeverityOf(Medicine medicine, long difference, int repeats)
    {
        if (!medicine.IsControlled)
            return repeats > 0 ? DiscrepancySeverity.Medium : DiscrepancySeverity.Low;
        var isStrictest = medicine.UsSchedule is UsSchedule.I or UsSchedule.II
            || medicine.UkSchedule is UkSchedule.One or UkSchedule.Two;
        var isMany = Math.Abs(difference) >= (long)Many * medicine.SmallestPerCounted;
        return (difference < 0 && isStrictest) || isMany || repeats > 0 ? DiscrepancySeverity.High : DiscrepancySeverity.Medium;
    }
}
