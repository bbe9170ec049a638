using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Clients;

/// <summary>What the record says about a client's allergies; that none is known is a statement of its own.</summary>
public enum AllergyStatus
{
    /// <summary>Nobody has asked yet: a stop before the first dose.</summary>
    NotRecorded,
    NoneKnown,
    Known,
}

/// <summary>One allergy of a client. It is ended with a reason, never deleted.</summary>
public sealed class Allergy : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>The substance without its salt, lower case: <c>penicillin</c>, <c>methadone</c>.</summary>
    public required string Substance { get; init; }

    /// <summary>What happened: <c>hives</c>, <c>anaphylaxis</c>; <c>not known</c> when nobody can say.</summary>
    public required string Reaction { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required Guid RecordedById { get; init; }

    /// <summary>When it was found not to be one.</summary>
    public DateTime? EndedAt { get; set; }

    public string? EndedReason { get; set; }
}
