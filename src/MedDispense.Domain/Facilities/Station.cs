namespace MedDispense.Domain.Facilities;

/// <summary>A device (tablet, dosing-hatch computer) that is bound to one place; stock leaves that place.</summary>
public sealed class Station : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The physical place whose stock this device moves.</summary>
    public required Guid PlaceId { get; set; }

    /// <summary>SHA-256 (hex) of the random token in the device's cookie.</summary>
    public required string TokenHash { get; set; }

    /// <summary>Wrong PINs and passwords in a row on this device, whoever typed them.</summary>
    public int FailedAttempts { get; set; }

    public DateTime? LockedUntil { get; set; }

    public DateTime? ClosedAt { get; set; }

    public int Version { get; set; }
}
