using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Clients;

/// <summary>A client's card or wristband that was scanned for a dose. Inserted once, never changed.</summary>
public sealed class ClientScan : IBelongsToFacility
{
    /// <summary>Two clients do not stand before one nurse within so short a time.</summary>
    public static readonly TimeSpan TooSoon = TimeSpan.FromSeconds(10);

    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required Guid ScannedById { get; init; }

    /// <summary>Where; null for a device that is no station.</summary>
    public Guid? StationId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime ScannedAt { get; init; }
}
