using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Whoever changes an order whose doses are held back is told so before they sign, since the change lets them go
/// on.</summary>
public static class HoldsAreKnown
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        if (facts.Holds.Impaired is { } impaired)
        {
            yield return Finding.Note("client-impaired", "The client was seen impaired. A change that the prescriber makes knowing it lets the doses go on.",
                $"{facts.Clock.Say(impaired.At, facts.Now)}, {impaired.Say()}");
        }

        if (facts.Holds is { Missed: { } missed, Row: not null, Decided: null })
        {
            yield return Finding.Note("missed-doses", $"{missed.Say()} missed in a row. A change that the prescriber makes knowing it lets the doses go on.",
                MissedDosesCleared.Fact(facts.Holds, facts.Medicine, facts.Clock));
        }
    }
}
