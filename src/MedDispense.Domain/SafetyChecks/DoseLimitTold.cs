using MedDispense.Domain.DoseLimits;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Whoever gives a dose that was ordered above a usual limit is told so once, with the prescriber's reason. It stops
/// nothing: the prescriber has decided.</summary>
public static class DoseLimitTold
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Version.DoseReason is not { } reason)
            yield break;
        var dose = facts.OrderedDose;
        var isAtOnce = FieldDoseLimits.Of(facts.Ordered, facts.Version.Route).Any(row =>
            facts.Ordered.TryHold(row.Substance, dose.Amount, row.Unit, out var held) && row.Exceeded(DoseLimitKind.MostAtOnce, held) is not null);
        yield return Finding.Note("dose-reason", isAtOnce ? "More than the usual most at once." : "Ordered above a usual limit of the dose.",
            $"Ordered: {dose.SayBoth(facts.Ordered)}. The prescriber's reason: {reason}");
    }
}
