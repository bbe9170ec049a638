using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Stock to be used comes out of a place in use: not out of quarantine, and not off the way.</summary>
public static class PlaceUsable
{
    public static IEnumerable<Finding> Check(Place place)
    {
        if (place.Kind == PlaceKind.Quarantine)
        {
            yield return Finding.Stop("place-is-quarantine", "Stock in quarantine is not used.",
                $"{place.Name} is a quarantine place.", "Take another pack, or ask a pharmacist to release this one.",
                "Place");
        }
        else if (!place.Kind.IsUsable())
        {
            yield return Finding.Stop("place-not-in-use", "Stock cannot be taken from there.",
                $"{place.Name} is not a cupboard, cart, fridge or room.", "Choose the place that the pack stands in.",
                "Place");
        }
    }
}
