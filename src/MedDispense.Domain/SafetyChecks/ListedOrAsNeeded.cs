using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A regular order is given at one of its times, an as-needed order at none.</summary>
public static class ListedOrAsNeeded
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Version.IsAsNeeded == facts.Occurrence is null)
            yield break;
        yield return facts.Version.IsAsNeeded
            ? Finding.Stop("as-needed-has-no-time", "This order is as needed.", "It lists no times.", "Open the client again and choose it under as needed.")
            : Finding.Stop("dose-not-chosen", "It is not said which dose this is.", "The order lists its times.", "Open the round again and choose from what is due.");
    }
}
