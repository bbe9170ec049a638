using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The pack holds the ordered medicine in the ordered strength and form. Another strength is refused naming both;
/// a multiple is never proposed, since arithmetic at the bedside is how doses go wrong.</summary>
public static class RightMedicine
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Pack is not { } pack || pack.Medicine.IsSameAs(facts.Ordered))
            yield break;
        var isRelated = pack.Medicine.Substances().ToHashSet().SetEquals(facts.Ordered.Substances());
        yield return isRelated
            ? Finding.Stop("another-strength", "Another strength or form of the ordered medicine.",
                $"Ordered: {facts.Ordered.Title}. In your hand: {pack.Medicine.Title}.",
                $"Put it back and scan a pack of {facts.Ordered.Title}. If there is none, record the dose as not available.", "Pack")
            : Finding.Stop("wrong-medicine", "This is not the ordered medicine.",
                $"Ordered: {facts.Ordered.Title}. In your hand: {pack.Medicine.Title}.",
                $"Put it back and scan a pack of {facts.Ordered.Title}.", "Pack");
    }
}
