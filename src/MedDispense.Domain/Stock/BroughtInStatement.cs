namespace MedDispense.Domain.Stock;

/// <summary>How a brought-in medicine was told to be what it is said to be.</summary>
public enum IdentifiedBy
{
    /// <summary>A maker's or pharmacy's code on the pack was scanned.</summary>
    Code,

    /// <summary>The imprint on each tablet or capsule was looked up.</summary>
    Imprint,

    /// <summary>The label of the bottle or box was read.</summary>
    BottleLabel,

    /// <summary>A pharmacist looked at it.</summary>
    Pharmacist,
}

/// <summary>In what state it came.</summary>
public enum BroughtInCondition
{
    Sealed,
    OpenedIntact,
    Loose,
    Damaged,
}

/// <summary>Whether the client signed for what was taken into the house's care.</summary>
public enum ClientSigned
{
    Yes,

    /// <summary>The client did not sign; the reason is told.</summary>
    Refused,
}

/// <summary>What becomes of it.</summary>
public enum BroughtInPurpose
{
    /// <summary>Kept for the client and given on orders.</summary>
    Keep,

    /// <summary>In quarantine until it goes back to the client.</summary>
    Return,

    /// <summary>In quarantine until it is destroyed.</summary>
    Destroy,
}

/// <summary>What is said about medicine that a client brought in, as the register line says it: hashed with the
/// posting and readable without this program.</summary>
/// <param name="IdentifiedBy">How it was identified.</param>
/// <param name="Condition">In what state it came.</param>
/// <param name="Signature">Whether the client signed.</param>
/// <param name="RefusalReason">Why the client did not sign; null when they did.</param>
/// <param name="Purpose">What becomes of it.</param>
public sealed record BroughtInStatement(
    IdentifiedBy IdentifiedBy, BroughtInCondition Condition, ClientSigned Signature, string? RefusalReason,
    BroughtInPurpose Purpose)
{
    /// <summary>In sentences.</summary>
    public string Words => $"{Say(IdentifiedBy)} {Say(Condition)} {SignedWords} {Say(Purpose)}";

    private string SignedWords => Signature switch
    {
        ClientSigned.Yes => "Signed by the client.",
        ClientSigned.Refused => $"Not signed by the client: {RefusalReason?.Trim().TrimEnd('.')}.",
    };

    public static string Say(IdentifiedBy by) => by switch
    {
        IdentifiedBy.Code => "Identified by its code.",
        IdentifiedBy.Imprint => "Identified by the imprint.",
        IdentifiedBy.BottleLabel => "Identified by the label on the container.",
        IdentifiedBy.Pharmacist => "Identified by a pharmacist.",
    };

    public static string Say(BroughtInCondition condition) => condition switch
    {
        BroughtInCondition.Sealed => "Sealed.",
        BroughtInCondition.OpenedIntact => "Opened, contents intact.",
        BroughtInCondition.Loose => "Loose, not in its own container.",
        BroughtInCondition.Damaged => "Damaged.",
    };

    public static string Say(BroughtInPurpose purpose) => purpose switch
    {
        BroughtInPurpose.Keep => "Kept for the client.",
        BroughtInPurpose.Return => "Set aside to go back to the client.",
        BroughtInPurpose.Destroy => "Set aside to be destroyed.",
    };
}
