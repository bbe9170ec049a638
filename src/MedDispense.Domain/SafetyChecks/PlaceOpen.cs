using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Stock moves only from and to places that are open.</summary>
public static class PlaceOpen
{
    /// <param name="place">The place.</param>
    /// <param name="field">The form's field that chose it.</param>
    public static IEnumerable<Finding> Check(Place place, string field)
    {
        if (place.ClosedAt is not null)
            yield return Closed(place, field);
    }

    /// <summary>What is said of a place that is closed.</summary>
    public static Finding Closed(Place place, string field) => Finding.Stop("place-closed", "This place is closed.",
        $"{place.Name} takes no more stock.", "Choose another place.", field);
}
