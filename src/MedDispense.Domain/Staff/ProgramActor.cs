using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Staff;

/// <summary>The program itself, where it records what only time reveals. In each facility it has a membership without
/// roles and rights, so that a posting has an actor like any other and no person stands for what nobody did.</summary>
public static class ProgramActor
{
    public const string Name = "MedDispense";
    public const string Initials = "MD";

    /// <summary>No sign-in form takes this name: it holds a character that <see cref="SignInName"/> refuses.</summary>
    public const string UserName = "#meddispense";

    /// <summary>The one account behind all of its memberships. It has no password, and nobody can give it one.</summary>
    public static readonly Guid UserId = DerivedId.Of("program-user");

    /// <summary>The id of its membership in a facility.</summary>
    public static Guid MembershipIdOf(Guid facilityId) => DerivedId.Of("program-membership", facilityId.ToString());

    /// <summary>Its membership, as it is kept.</summary>
    public static StaffMembership MembershipOf(Guid facilityId, DateTime from) => new()
    {
        FacilityId = facilityId,
        Id = MembershipIdOf(facilityId),
        UserId = UserId,
        Name = Name,
        Initials = Initials,
        Roles = StaffRoles.None,
        Rights = StaffRights.None,
        BadgeColour = "steel",
        From = from,
    };

    /// <summary>Who acts when the program does.</summary>
    public static Actor Of(Guid facilityId) => new(
        facilityId, MembershipIdOf(facilityId), Name, Initials, StaffRoles.None, StaffRights.None, IsTrainee: false);
}
