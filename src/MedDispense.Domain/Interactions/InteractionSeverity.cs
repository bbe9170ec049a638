namespace MedDispense.Domain.Interactions;

/// <summary>How bad it is to take two medicines together, worst first.</summary>
public enum InteractionSeverity
{
    /// <summary>The source says never together. A prescriber who does it all the same says why.</summary>
    Contraindicated,

    /// <summary>Together only when the prescriber means it, watches the client and says why.</summary>
    Serious,
}

/// <summary>Words for severities.</summary>
public static class InteractionSeverityWords
{
    public static string Say(this InteractionSeverity severity) => severity switch
    {
        InteractionSeverity.Contraindicated => "Contraindicated together",
        InteractionSeverity.Serious => "Serious interaction",
    };
}
