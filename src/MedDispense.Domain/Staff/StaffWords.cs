using System.Numerics;

namespace MedDispense.Domain.Staff;

/// <summary>Roles and rights in the words of the ward.</summary>
public static class StaffWords
{
    /// <summary>Every role, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<StaffRoles> Roles =
    [
        StaffRoles.Nurse, StaffRoles.SupportWorker, StaffRoles.StockStaff, StaffRoles.Pharmacist,
        StaffRoles.Prescriber, StaffRoles.Manager, StaffRoles.Inspector, StaffRoles.Administrator,
    ];

    public static readonly IReadOnlyList<StaffRights> Rights =
        [StaffRights.HandleControlled, StaffRights.Witness, StaffRights.Approve];

    /// <summary>"nurse, manager"; "no role" where there is none.</summary>
    public static string Say(this StaffRoles roles) =>
        Join(Roles.Where(role => (roles & role) != StaffRoles.None).Select(SayOne), "no role");

    /// <summary>"witness, approve"; "no rights" where there are none.</summary>
    public static string Say(this StaffRights rights) =>
        Join(Rights.Where(right => (rights & right) != StaffRights.None).Select(SayOne), "no rights");

    /// <summary>Whether this is one role that exists, as a form sends it.</summary>
    public static bool IsOneRole(this StaffRoles role) => BitOperations.PopCount((uint)role) == 1 && Roles.Contains(role);

    /// <summary>Whether this is one right that exists, as a form sends it.</summary>
    public static bool IsOneRight(this StaffRights right) => BitOperations.PopCount((uint)right) == 1 && Rights.Contains(right);

    private static string Join(IEnumerable<string> words, string none) =>
        string.Join(", ", words) is { Length: > 0 } said ? said : none;

    private static string SayOne(StaffRoles role) => role switch
    {
        StaffRoles.None => "no role",
        StaffRoles.Nurse => "nurse",
        StaffRoles.SupportWorker => "support worker",
        StaffRoles.StockStaff => "stock staff",
        StaffRoles.Pharmacist => "pharmacist",
        StaffRoles.Prescriber => "prescriber",
        StaffRoles.Manager => "manager",
        StaffRoles.Inspector => "inspector",
        StaffRoles.Administrator => "administrator",
    };

    private static string SayOne(StaffRights right) => right switch
    {
        StaffRights.None => "no rights",
        StaffRights.HandleControlled => "handle controlled medicines",
        StaffRights.Witness => "be a second person",
        StaffRights.Approve => "approve",
    };
}
