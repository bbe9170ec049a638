using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Ledger;

/// <summary>Amount of one pack in one physical place. Only the write door changes it, by guarded updates; it equals
/// the net of the movements, which <c>verify</c> recomputes.</summary>
public sealed class Holding : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid PlaceId { get; init; }

    public required Guid PackId { get; init; }

    /// <summary>In the medicine's smallest amount; never below zero.</summary>
    public required long Amount { get; init; }
}

/// <summary>What is still open of one movement into hands or transit. It falls as later movements settle it and
/// never goes below zero; <c>verify</c> recomputes it.</summary>
public sealed class UnsettledMovement : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required int Ordinal { get; init; }

    public required Guid PlaceId { get; init; }

    public required Guid PackId { get; init; }

    /// <summary>In the medicine's smallest amount; zero when all is accounted for.</summary>
    public required long Remaining { get; init; }
}
