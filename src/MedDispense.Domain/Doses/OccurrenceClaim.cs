using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Doses;

/// <summary>Whether an occurrence has been answered, so that no two people give it.</summary>
public enum ClaimState
{
    /// <summary>Answered once, and the answer was recorded in error.</summary>
    Open,

    /// <summary>Asleep, absent, withheld, refused, missed: a later answer may take its place.</summary>
    CanBeSuperseded,

    /// <summary>In somebody's hands for this client.</summary>
    Prepared,

    /// <summary>Given. Nothing takes its place but a correction.</summary>
    Final,
}

/// <summary>The answer to one occurrence: its key is what keeps a dose from being given twice. A cache of the doses,
/// changed only by guarded statements of the write door; <c>verify</c> makes it anew.</summary>
public sealed class OccurrenceClaim : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>Local date and time as the order lists it, such as <c>2026-06-10T08:00</c>.</summary>
    public required string Nominal { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>The posting whose dose answers it.</summary>
    public required Guid PostingId { get; init; }

    public required ClaimState State { get; init; }
}

/// <summary>What an act wants to do with an occurrence.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Nominal">As the order lists it.</param>
/// <param name="Ordinal">Which of several at that time.</param>
/// <param name="State">What it becomes.</param>
/// <param name="Takes">The posting whose answer this act takes further or takes back: of a prepared dose that is now
/// observed, of an answer that is corrected. Null when it answers what is open or may be superseded.</param>
public sealed record PlannedClaim(Guid OrderId, string Nominal, int Ordinal, ClaimState State, Guid? Takes = null);
