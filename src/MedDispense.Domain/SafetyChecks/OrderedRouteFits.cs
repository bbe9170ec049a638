using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The ordered route is one that the medicine is made for.</summary>
public static class OrderedRouteFits
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        var route = facts.Terms.Route;
        if (route.Length == 0)
        {
            yield return Finding.Stop("route-missing", "The route is missing.", "", "Choose how it is taken.", "Route");
            yield break;
        }

        var made = OrderDefaults.Routes(facts.Medicine);
        if (made.Count > 0 && !made.Contains(route, StringComparer.OrdinalIgnoreCase))
        {
            yield return Finding.Stop("another-route", "The medicine is not made for this route.",
                $"{facts.Medicine.Title} is for: {string.Join(", ", made)}.", "Choose one of these, or another product.", "Route");
        }
    }
}
