using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A house without a registration of its own keeps controlled medicines of named clients only. Every way in
/// asks this.</summary>
public static class HouseStockAllowed
{
    /// <param name="facility">The house with its licence.</param>
    /// <param name="medicine">What comes in.</param>
    /// <param name="ownerClientId">Whose it is; null for the house.</param>
    public static IEnumerable<Finding> Check(Facility facility, Medicine medicine, Guid? ownerClientId)
    {
        if (ownerClientId is null && medicine.IsControlled && !facility.MayKeepControlledHouseStock)
        {
            yield return Finding.Stop("house-stock-not-licensed",
                "This house may not keep controlled medicines of its own.",
                $"{medicine.Title} is controlled, and the licence covers medicines of named clients only.",
                "Record it as a delivery for a client or as brought in by a client; send anything else back.", "Lines");
        }
    }
}
