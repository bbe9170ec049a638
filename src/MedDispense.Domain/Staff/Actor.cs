namespace MedDispense.Domain.Staff;

/// <summary>Who acts, as the facility knows them at this moment.</summary>
public sealed record Actor(
    Guid FacilityId, Guid MembershipId, string Name, string Initials, StaffRoles Roles, StaffRights Rights,
    bool IsTrainee)
{
    public static Actor Of(StaffMembership membership) => new(
        membership.FacilityId, membership.Id, membership.Name, membership.Initials, membership.Roles,
        membership.Rights, membership.IsTrainee);

    public bool Has(StaffRights right) => (Rights & right) == right;

    public bool IsAny(StaffRoles roles) => (Roles & roles) != StaffRoles.None;
}

/// <summary>How a second person proved to be there.</summary>
public enum WitnessMethod
{
    BadgeAndPin,
    NameAndPin,
    NameAndPassword,
    Passkey,
}

/// <summary>Proof that a second person was present, bound to one posting and soon out of date. Made only after the
/// badge and PIN (or password, or passkey) were checked.</summary>
public sealed record WitnessProof(
    Guid PostingId, Guid MembershipId, string Name, string Initials, StaffRights Rights, WitnessMethod Method,
    DateTime ProvenAt);

/// <summary>One act of one person: the id that the form made, who, at which device, when, and who was there.</summary>
/// <param name="Id">Made by the form; becomes the posting's id, so a second send has no second effect.</param>
/// <param name="Actor">The signed-in person.</param>
/// <param name="StationId">The device, when it is a known one.</param>
/// <param name="Now">The request's one reading of the clock, UTC.</param>
/// <param name="Witness">The second person, when one proved to be there.</param>
/// <param name="CoSigner">For a trainee: who signs with them.</param>
public sealed record Act(
    Guid Id, Actor Actor, Guid? StationId, DateTime Now, WitnessProof? Witness = null, WitnessProof? CoSigner = null)
{
    public Guid FacilityId => Actor.FacilityId;
}
