using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Orders;

/// <summary>The head of an order: whose it is and what people call it. What it says is in its versions, what became of
/// it in its steps; this row never changes.</summary>
public sealed class MedicationOrder : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Number that people say; counts up within the facility.</summary>
    public required long Number { get; init; }

    public required Guid ClientId { get; init; }

    public required DateTime CreatedAt { get; init; }
}
