using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Audit;

/// <summary>What an audit row records. Acts on stock are in their posting; this is for all else.</summary>
public enum AuditKind
{
    SignedIn,
    SignInRefused,
    SignedOut,
    Locked,
    ClientRead,
    RegisterRead,
    AuditRead,
    Exported,
    Printed,
    Changed,

    /// <summary>An act that the rules refused: near misses are data.</summary>
    ActRefused,

    /// <summary>A page that the person has no right to.</summary>
    AccessRefused,
}

/// <summary>Who looked at, changed or tried what, and when. Inserted once, never changed.</summary>
public sealed class AuditEntry : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>Null when nobody was signed in.</summary>
    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public Guid? StationId { get; init; }

    /// <summary>What it was about: <c>client</c>, <c>medicine</c>, <c>staff</c>, <c>posting</c> …</summary>
    public required string Subject { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>What changed from what to what, or what was refused and why; codes and figures, no client names.</summary>
    public required string Detail { get; init; }
}
