using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Clients;

/// <summary>Something that whoever gives a dose must know: trouble swallowing, hides tablets, hard of hearing. It is
/// ended, never deleted.</summary>
public sealed class ClientAlert : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required string Words { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required Guid RecordedById { get; init; }

    public DateTime? EndedAt { get; set; }
}
