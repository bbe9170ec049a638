using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A controlled medicine is moved only by people with the right to handle it.</summary>
public static class MayHandleControlled
{
    public static IEnumerable<Finding> Check(Actor actor, Medicine medicine)
    {
        if (medicine.IsControlled && !actor.Has(StaffRights.HandleControlled))
        {
            yield return Finding.Stop("no-right-to-controlled", "You may not handle controlled medicines.",
                $"{medicine.Title} is controlled.", "Ask a colleague who has the right, or a manager to give it.", "Pack");
        }
    }
}
