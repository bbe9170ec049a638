using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Counts;

/// <summary>One figure that somebody entered in a count, with what the book said at that moment. Inserted once, never
/// changed; the newest one of a line holds. Nobody but the closing of the count and managers ever sees the book's
/// figure.</summary>
public sealed class CountEntry : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid SessionId { get; init; }

    public required Guid MedicineId { get; init; }

    public Guid? OwnerClientId { get; init; }

    /// <summary>In the medicine's smallest amount.</summary>
    public required long Counted { get; init; }

    /// <summary>What the book and the open discrepancies made at the moment of saving.</summary>
    public required long Expected { get; init; }

    /// <summary>Number of the newest register line of the page then.</summary>
    public required long AsOfLine { get; init; }

    public required Guid EnteredById { get; init; }

    public required DateTime EnteredAt { get; init; }
}
