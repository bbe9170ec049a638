using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Stock;

/// <summary>A recall of one lot. While it stands, no container of that lot can be taken, sent or given anywhere in the
/// facility, from the moment its posting commits.</summary>
public sealed class Recall : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    /// <summary>The id of the posting that opened it.</summary>
    public required Guid Id { get; init; }

    public required Guid MedicineId { get; init; }

    public required string Lot { get; init; }

    /// <summary>Number of the notice.</summary>
    public required string Reference { get; init; }

    public required string Reason { get; init; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>The posting that lifted it; null while it stands.</summary>
    public Guid? LiftedByPostingId { get; set; }
}
