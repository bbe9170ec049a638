namespace MedDispense.Domain.Ledger;

/// <summary>The end of one facility's chain; the row that every posting takes last.</summary>
public sealed class ChainHead : Facilities.IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required long LastNumber { get; init; }

    public required string LastHash { get; init; }

    public required DateTime LastRecordedAt { get; init; }
}
