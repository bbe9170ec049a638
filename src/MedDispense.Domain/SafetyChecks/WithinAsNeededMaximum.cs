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
        var before = facts.Taken.Where(dose => dose.OrderId == facts.Order.Order.Id
            && dose.At <= facts.HappenedAt && dose.At > facts.HappenedAt - Window).OrderBy(dose => dose.At).ToList();
        var sum = before.Sum(dose => dose.Amount);
        if (sum + facts.Amount <= most)
            yield break;
        var fact = $"{facts.Ordered.Say(sum)} in the last 24 hours; the order allows {facts.Ordered.Say(most)}.";
        yield return facts.IsLateEntry
            ? Finding.Reason("as-needed-maximum", "More than the order allows in 24 hours.", fact, "Say what happened; a prescriber must hear of it.")
            : Finding.Stop("as-needed-maximum", "More than the order allows in 24 hours.", fact, $"{Next(facts, before, sum, most)} If the client cannot wait, ask the prescriber.");
    }

    /// <summary>When enough of the doses has left the last 24 hours.</summary>
    private static string Next(DoseFacts facts, List<TakenDose> before, long sum, long most)
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
