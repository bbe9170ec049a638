using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Clients;

/// <summary>One photo of a client; a new one does not replace the old row, since doses say which was on the screen.</summary>
public sealed class ClientPhoto : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>; found from the bytes, not from what was said.</summary>
    public required string ContentType { get; init; }

    public required byte[] Bytes { get; init; }

    public required DateTime TakenAt { get; init; }

    public required Guid TakenById { get; init; }
}
