using MedDispense.Domain.Doses;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Whoever gives a dose is told once which of the client's other medicines it interacts with, and why the
/// prescriber ordered both. It stops nothing: the prescriber has decided.</summary>
public static class NoInteraction
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        var ordered = new OrderedMedicine(facts.Pack?.Medicine ?? facts.Ordered, facts.Version.IsAsNeeded);
        var found = facts.Others
            .Select(other => (Other: other, Version: other.Order.VersionAt(facts.HappenedAt)))
            .Select(row => (row.Other, row.Version, Found: Interaction.Between(ordered, new(row.Other.Medicine, row.Version.IsAsNeeded), facts.Shared)))
            .Where(row => row.Found.Count > 0).OrderBy(row => row.Found[0].Severity).ThenBy(row => row.Other.Order.Order.Number).ToList();
        if (found.Count == 0)
            yield break;
        var worst = found[0].Found[0];
        // The order that was signed last was signed in spite of the other; the reason stands with it.
        var reasons = found.Select(row => row.Version).Append(facts.Version)
            .Select(version => version.InteractionReason).OfType<string>().Distinct().ToList();
        var others = string.Join(" and ", found.Select(row => row.Other.Medicine.Title).Distinct());
        var why = reasons.Count > 0 ? $"The prescriber's reason: {string.Join(" / ", reasons)}" : "No reason is written down; ask the prescriber when in doubt.";
        yield return Finding.Note("interaction", $"It interacts with {others}.",
            $"{worst.Severity.Say()}: {worst.One} and {worst.Other}, {worst.Happens}. {why}");
    }
}
