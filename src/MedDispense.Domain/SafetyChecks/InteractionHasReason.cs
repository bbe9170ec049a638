using MedDispense.Domain.Interactions;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A medicine that interacts with another order of the client is signed only with the prescriber's reason. Orders
/// that have not begun count too: whoever signs the second is the one who can still choose.</summary>
public static class InteractionHasReason
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        var ordered = new OrderedMedicine(facts.Medicine, facts.Terms.Timing == new Schedules.AsNeeded().Text);
        var found = from other in facts.Others
                    from interaction in Interaction.Between(ordered, new(other.Medicine, other.Order.Newest.IsAsNeeded), facts.Shared)
                    orderby interaction.Severity
                    select (other, interaction);
        foreach (var (other, interaction) in found)
        {
            var what = $"{interaction.Severity.Say()}: {interaction.One} and {interaction.Other}.";
            var fact = $"With order {other.Order.Order.Number}, {other.Medicine.Title}, {interaction.Happens} ({interaction.Source}).";
            yield return string.IsNullOrWhiteSpace(facts.Terms.InteractionReason)
                ? new Finding(FindingTier.Reason, "interaction", what, fact,
                    $"{interaction.Do} To sign it all the same, enter the prescriber's reason.", "InteractionReason")
                : Finding.Note("interaction", what, fact);
        }
    }
}
