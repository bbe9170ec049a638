using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Stock;

/// <summary>Schedule II is ordered on a DEA Form 222 or its electronic twin (21 CFR 1305).</summary>
public static class Form222
{
    public static bool IsNeeded(Facility facility, IEnumerable<Medicine> medicines) =>
        facility.Jurisdiction == Jurisdiction.UnitedStates && medicines.Any(medicine => medicine.UsSchedule is UsSchedule.I or UsSchedule.II);
}
