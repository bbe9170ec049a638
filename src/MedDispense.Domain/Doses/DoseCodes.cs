using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Doses;

/// <summary>The code on a prepared dose. Like that of a place it is made from the id, here of the posting that prepared it:
/// it needs no record of its own, and is worthless once the dose is taken.</summary>
public static class DoseCodes
{
    public static FacilityCode CodeOf(Guid preparedPostingId) => FacilityCode.ForId(FacilityCodeType.PreparedDose, preparedPostingId);
}
