namespace MedDispense.Domain.SafetyChecks;

/// <summary>How far a finding goes, worst first.</summary>
public enum FindingTier
{
    /// <summary>Do not do it; there is no way round on this page.</summary>
    Stop,

    /// <summary>Go on only with a reason and a second person.</summary>
    ReasonAndSecondPerson,

    /// <summary>Go on only with a reason.</summary>
    Reason,

    /// <summary>Know this; it asks for nothing.</summary>
    Note,
}

/// <summary>One thing that a check found: what is wrong, the fact, and what to do now.</summary>
/// <param name="Tier">How far it goes.</param>
/// <param name="Code">Stable name for counting and tests, such as <c>pack-expired</c>.</param>
/// <param name="What">What is wrong, one short sentence.</param>
/// <param name="Fact">The figures or dates behind it.</param>
/// <param name="Next">What to do now.</param>
/// <param name="Field">The form field it belongs to, when it belongs to one.</param>
public sealed record Finding(FindingTier Tier, string Code, string What, string Fact, string Next, string? Field = null)
{
    public static Finding Stop(string code, string what, string fact, string next, string? field = null) =>
        new(FindingTier.Stop, code, what, fact, next, field);

    /// <summary>Asks for a reason before the person goes on.</summary>
    public static Finding Reason(string code, string what, string fact, string next) =>
        new(FindingTier.Reason, code, what, fact, next);

    /// <summary>Good to know; asks for nothing.</summary>
    public static Finding Note(string code, string what, string fact) => new(FindingTier.Note, code, what, fact, "");

    /// <summary>Whether it asks for a reason.</summary>
    public bool AsksForReason => Tier is FindingTier.Reason or FindingTier.ReasonAndSecondPerson;
}
