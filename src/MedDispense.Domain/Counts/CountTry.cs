using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Counts;

/// <summary>One figure entered when counting back after taking from an open container, that did not agree. Three tries
/// open a discrepancy; nobody is told by how much or which way. Inserted once, never changed.</summary>
public sealed class CountTry : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The act that asked for it.</summary>
    public required Guid ActId { get; init; }

    public required Guid PackId { get; init; }

    public required Guid PlaceId { get; init; }

    public required long Counted { get; init; }

    public required Guid EnteredById { get; init; }

    public required DateTime EnteredAt { get; init; }
}
