using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Counts;

/// <summary>Why a place is counted.</summary>
public enum CountKind
{
    /// <summary>Two people hand over at the change of shift, with keys and open matters.</summary>
    ShiftHandover,

    /// <summary>One person counts without an occasion.</summary>
    Spot,

    /// <summary>Another person counts what differed.</summary>
    Recount,
}

/// <summary>One count of one place, from opening to closing. While it is open, balances of the place are hidden from
/// everybody but managers.</summary>
public sealed class CountSession : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid PlaceId { get; init; }

    public required CountKind Kind { get; init; }

    /// <summary>For a recount: the discrepancy that it looks into.</summary>
    public Guid? DiscrepancyId { get; init; }

    public required Guid OpenedById { get; init; }

    public required string OpenedByName { get; init; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>When it was closed by its posting, or given up.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Why it was given up; null for one that was closed by its posting.</summary>
    public string? GivenUpReason { get; set; }
}
