using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Clients;

/// <summary>A person whose medicines the house keeps.</summary>
public sealed class Client : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required string FamilyName { get; set; }

    public required string GivenNames { get; set; }

    public required DateOnly BornOn { get; set; }

    public string Room { get; set; } = "";

    public string House { get; set; } = "";

    /// <summary>Text of the card that a scanner reads; unique in the facility.</summary>
    public required string CardCode { get; set; }

    public required DateTime AdmittedAt { get; init; }

    public DateTime? LeftAt { get; set; }

    public int Version { get; set; }

    /// <summary>FAMILY, Given: as every page shows it.</summary>
    public string DisplayName => $"{FamilyName.ToUpperInvariant()}, {GivenNames}";
}
