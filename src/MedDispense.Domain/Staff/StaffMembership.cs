using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Staff;

/// <summary>What a person works as in a facility; several may be held at once. Stored as a number.</summary>
[Flags]
public enum StaffRoles
{
    None = 0,
    Nurse = 1,

    /// <summary>Observes clients who take their own medicine.</summary>
    SupportWorker = 2,
    StockStaff = 4,
    Pharmacist = 8,
    Prescriber = 16,
    Manager = 32,

    /// <summary>Reads and counts, changes nothing.</summary>
    Inspector = 64,
    Administrator = 128,
}

/// <summary>Rights of a person besides the roles. Stored as a number.</summary>
[Flags]
public enum StaffRights
{
    None = 0,
    HandleControlled = 1,
    Witness = 2,
    Approve = 4,
}

/// <summary>A person in one facility. Sign-in names are global; roles, rights, badge and PIN belong to the house.
/// It is closed, never deleted.</summary>
public sealed class StaffMembership : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The global sign-in account.</summary>
    public required Guid UserId { get; init; }

    public required string Name { get; set; }

    public required string Initials { get; set; }

    public required StaffRoles Roles { get; set; }

    public required StaffRights Rights { get; set; }

    /// <summary>A trainee's acts need a co-signer.</summary>
    public bool IsTrainee { get; set; }

    public bool IsAgency { get; set; }

    /// <summary>Colour of the person's badge on screen: one of the names that the frame offers, such as plum.</summary>
    public required string BadgeColour { get; set; }

    /// <summary>Text of the badge that a scanner reads; null until a badge is printed.</summary>
    public string? BadgeCode { get; set; }

    /// <summary>Salted hash of the PIN; null until the person has set one.</summary>
    public string? PinHash { get; set; }

    public required DateTime From { get; set; }

    /// <summary>The account ends by itself at this moment; agency accounts always have one.</summary>
    public DateTime? Until { get; set; }

    public DateTime? ClosedAt { get; set; }

    public int Version { get; set; }

    /// <summary>Whether the person may work at this moment.</summary>
    public bool IsActiveAt(DateTime now) => From <= now && (Until is null || now < Until) && ClosedAt is null;
}
