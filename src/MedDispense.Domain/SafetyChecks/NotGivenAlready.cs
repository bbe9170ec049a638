using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A listed dose is given once, whoever gives it and from whatever page.</summary>
public static class NotGivenAlready
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Answer is not { } answer)
            yield break;
        var when = facts.Clock.Say(answer.At, facts.Now);
        if (answer.State == ClaimState.Final)
        {
            yield return Finding.Stop("given-already", "This dose has been given already.",
                $"{answer.Outcome.Say()} {when} by {answer.By}.", "Do not give it again. Bring back or waste what was drawn.");
        }
        else if (answer.State == ClaimState.Prepared)
        {
            yield return Finding.Stop("prepared-already", "This dose has been prepared already.",
                $"{answer.By} has it since {when}.", "Ask them; they observe it, or say what became of it.");
        }
    }
}
