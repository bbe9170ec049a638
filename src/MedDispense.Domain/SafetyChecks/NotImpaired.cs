using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A client who was seen intoxicated or sedated gets nothing that depresses until a prescriber has decided; no
/// nurse lifts it.</summary>
public static class NotImpaired
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Holds.Impaired is not { } impaired)
            yield break;
        const string Code = "client-impaired";
        var fact = $"{facts.Clock.Say(impaired.At, facts.Now)}, {impaired.Say()} Nobody has decided since.";
        yield return facts.IsLateEntry
            ? Finding.Reason(Code, "The client had been seen impaired.", fact, "Say what happened; a prescriber must hear of it.")
            : Finding.Stop(Code, "The client was seen impaired.", fact,
                "Do not give it. Watch the client and tell the prescriber, who decides whether the doses go on.");
    }
}
