using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Clients;

/// <summary>How far a client looks after their own medicine.</summary>
public enum SelfManagement
{
    /// <summary>Every dose is given and seen.</summary>
    Supervised,

    /// <summary>Reminded, and takes it from their own supply.</summary>
    Prompted,
    SelfManaging,
}

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

    /// <summary>Where the client is now; what led there is in the stay's events.</summary>
    public Presence Presence { get; set; }

    public AllergyStatus AllergyStatus { get; set; }

    /// <summary>When the allergies were last asked for, UTC.</summary>
    public DateTime? AllergiesRecordedAt { get; set; }

    /// <summary>How far the client looks after their own medicine.</summary>
    public SelfManagement SelfManagement { get; set; }

    /// <summary>Why, and who says so.</summary>
    public string SelfManagementReason { get; set; } = "";

    /// <summary>The newest photo.</summary>
    public Guid? PhotoId { get; set; }

    public int Version { get; set; }

    /// <summary>FAMILY, Given: as every page shows it.</summary>
    public string DisplayName => $"{FamilyName.ToUpperInvariant()}, {GivenNames}";
}
