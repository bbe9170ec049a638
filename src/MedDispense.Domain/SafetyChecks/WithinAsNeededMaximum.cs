using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>An as-needed order is not given beyond its own maximum in any 24 hours of real time, and is given for what it
/// was ordered for.</summary>
public static class WithinAsNeededMaximum
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (!facts.Version.IsAsNeeded)
            yield break;
        if (string.IsNullOrWhiteSpace(facts.Indication))
        {
            yield return Finding.Stop("indication-missing", "An as-needed dose is given for something.",
                $"Ordered for: {facts.Version.Indication}.", "Say what it is given for.", "Indication");
        }

        if (facts.Version.MaximumIn24Hours is not { } most)
            yield break;
        var ofOrder = facts.Taken.Where(dose => dose.OrderId == facts.Order.Order.Id).Select(dose => (dose.At, Amount: AmountOf(dose, facts, most)))
            .OrderBy(dose => dose.At).ToList();
        var before = Within24Hours(ofOrder, facts.HappenedAt);
        // A late entry also fills the 24 hours before doses that came after it.
        var sum = ofOrder.Select(dose => dose.At).Where(at => at > facts.HappenedAt && at < facts.HappenedAt + Window).Append(facts.HappenedAt)
            .Max(at => Within24Hours(ofOrder, at).Sum(dose => dose.Amount));
        if (sum + facts.Amount <= most)
            yield break;
        yield return facts.IsLateEntry
            ? Finding.Reason("as-needed-maximum", "More than the order allows in 24 hours.",
                $"{facts.Ordered.Say(sum)} besides this one in 24 hours; the order allows {facts.Ordered.Say(most)}.",
                "Say what happened; a prescriber must hear of it.")
            : Finding.Stop("as-needed-maximum", "More than the order allows in 24 hours.",
                $"{facts.Ordered.Say(sum)} in the last 24 hours; the order allows {facts.Ordered.Say(most)}.",
                $"{Next(facts, before, sum, most)} If the client cannot wait, ask the prescriber.");
    }

    /// <summary>A dose in the amount of what is ordered now: the order may have been for another strength then. What
    /// cannot be compared counts as all that is allowed.</summary>
    private static long AmountOf(TakenDose dose, DoseFacts facts, long most) =>
        dose.Medicine.TrySayIn(dose.Amount, facts.Ordered, out var amount) ? amount : most;

    private static List<(DateTime At, long Amount)> Within24Hours(List<(DateTime At, long Amount)> doses, DateTime end) =>
        doses.FindAll(dose => dose.At <= end && dose.At > end - Window);

    /// <summary>When enough of the doses has left the last 24 hours.</summary>
    private static string Next(DoseFacts facts, List<(DateTime At, long Amount)> before, long sum, long most)
    {
        foreach (var dose in before)
        {
            sum -= dose.Amount;
            if (sum + facts.Amount <= most)
                return $"The next is possible {facts.Clock.Say(dose.At + Window, facts.Now)}.";
        }

        return "The order does not allow this much at once.";
    }
}
