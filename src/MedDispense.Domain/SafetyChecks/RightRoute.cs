using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The pack is meant for the ordered route.</summary>
public static class RightRoute
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Pack is not { } pack || pack.Medicine.Route.Length == 0 || facts.Version.Route.Length == 0)
            yield break;
        var made = pack.Medicine.Route.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!made.Contains(facts.Version.Route, StringComparer.OrdinalIgnoreCase))
        {
            yield return Finding.Stop("another-route", "This pack is made for another route.",
                $"Ordered: {facts.Version.Route}. The pack is for: {pack.Medicine.Route}.",
                "Scan a pack for the ordered route, or ask the prescriber.", "Pack");
        }
    }
}
