using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A controlled medicine is kept in a locked place. What kind "room" a house locks the program cannot know, so
/// that it asks and does not refuse: a locked treatment room is lawful, an open one is not.</summary>
public static class KeptLocked
{
    public static IEnumerable<Finding> Check(Place place, Medicine medicine)
    {
        if (place.Kind == PlaceKind.Room && medicine.IsControlled)
        {
            yield return Finding.Note("controlled-in-a-room", "Is it kept locked?",
                $"{medicine.Title} is controlled, and {place.Name} is a room, not a safe. Put it into a locked place.");
        }
    }
}
