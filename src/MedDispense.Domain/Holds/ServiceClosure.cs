using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Holds;

/// <summary>Days on which the service is closed, so that nobody could come for a dose. Taken back, never deleted.</summary>
public sealed class ServiceClosure : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required string Reason { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required Guid RecordedById { get; init; }

    /// <summary>When somebody took it back, UTC; null while it holds.</summary>
    public DateTime? EndedAt { get; set; }

    public Guid? EndedById { get; set; }

    public bool Covers(DateOnly day) => EndedAt is null && FirstDay <= day && day <= LastDay;
}
