using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>How much a discrepancy weighs by what it is about: what is gone weighs more than what was found, and medicine
/// of the strictest schedules most.</summary>
internal static class Weight
{
    public static DiscrepancySeverity OfMissing(Medicine medicine)
    {
        var isStrictest = medicine.UsSchedule is UsSchedule.I or UsSchedule.II
            || medicine.UkSchedule is UkSchedule.One or UkSchedule.Two;
        return isStrictest && medicine.IsControlled ? DiscrepancySeverity.High : OfFound(medicine);
    }

    public static DiscrepancySeverity OfFound(Medicine medicine) =>
        medicine.IsControlled ? DiscrepancySeverity.Medium : DiscrepancySeverity.Low;
}
