using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Ledger;

/// <summary>The label stuck on a place. It is made from the place's id, so that it needs no record of its own and is the
/// same whenever it is printed.</summary>
public static class PlaceLabels
{
    /// <summary>The code on the label.</summary>
    public static FacilityCode CodeOf(Guid placeId) => FacilityCode.ForId(FacilityCodeType.Place, placeId);
}
