using MedDispense.Domain.Doses;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.Doses;

/// <summary>What both corrections of a dose check.</summary>
internal static class DoseCorrections
{
    public static readonly Finding NotStanding = Finding.Stop("dose-not-standing", "This dose cannot be corrected.",
        "It is not known here, or it has been corrected already.", "Open the client's chart and look at what stands.");

    public static IEnumerable<Finding> Check(Dose dose, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            yield return Finding.Stop("reason-missing", "A reason is needed.", "The first entry stays readable beside it.",
                "Write what happened instead.", "Reason");
        }

        if (dose.Outcome == DoseOutcome.Missed)
        {
            yield return Finding.Stop("missed-is-answered", "A missed dose is not corrected.", "The program found that nobody had answered.",
                "If it was given, make a late entry; that takes its place.");
        }
    }
}
