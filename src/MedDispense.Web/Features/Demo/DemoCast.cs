using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Account;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Features.Setup;
using MedDispense.Web.Features.SignIn;
using MedDispense.Web.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Demo;

/// <summary>The house itself and its people: one account for every role, all with the demo's password and PIN.</summary>
internal static class DemoCast
{
    public const string Cupboard = "Controlled cupboard";
    public const string CartA = "Cart A";
    public const string CartB = "Cart B";
    public const string Fridge = "Medicine fridge";
    public const string Room = "Medicine room";
    public const string Quarantine = "Quarantine shelf";

    /// <summary>IANA name of the house's zone.</summary>
    public const string ZoneId = "America/New_York";

    private const StaffRights Trusted = StaffRights.HandleControlled | StaffRights.Witness;

    private static readonly (string SignIn, string Name, string Colour, StaffRoles Roles, StaffRights Rights, bool IsTrainee)[] People =
    [
        ("manager", "Rosa Castellanos", "plum", StaffRoles.Manager, Trusted | StaffRights.Approve, false),
        ("pharmacist", "Mei Tanaka", "moss", StaffRoles.Pharmacist, Trusted | StaffRights.Approve, false),
        ("nurse", "Priya Lindqvist", "teal", StaffRoles.Nurse, Trusted, false),
        ("nurse2", "Tom Okafor", "indigo", StaffRoles.Nurse, Trusted, false),
        ("trainee", "Ines Moreau", "olive", StaffRoles.Nurse, StaffRights.HandleControlled, true),
        ("stock", "Jonas Weber", "umber", StaffRoles.StockStaff, Trusted, false),
        ("support", "Ana Reyes", "slate", StaffRoles.SupportWorker, StaffRights.None, false),
        ("prescriber", "Dr Ruth Adeyemi", "wine", StaffRoles.Prescriber, StaffRights.None, false),
        ("inspector", "Paul Novak", "brick", StaffRoles.Inspector, StaffRights.None, false),
    ];

    /// <summary>The command that founds the house; its first person administers it.</summary>
    public static FoundFacility.Command Founding(Guid id) => new(
        id,
        new FacilityDetails(
            "Harbour House", "1 Quay Street\nPortland ME 04101", Jurisdiction.UnitedStates, LicenceKind.UsDeaRegistered,
            "BH1234563", ZoneId, PaperSize.Letter),
        [
            (PlaceKind.Safe, Cupboard), (PlaceKind.Cart, CartA), (PlaceKind.Cart, CartB), (PlaceKind.Fridge, Fridge),
            (PlaceKind.Room, Room), (PlaceKind.Quarantine, Quarantine),
        ],
        new("Lena Fischer", "LF", "admin", DemoAccounts.Password, AlsoManages: false),
        IsDemo: true);

    /// <summary>Employs everybody; each has chosen the demo's password and PIN and has a badge.</summary>
    public static async Task EmployAsync(DemoStage stage, DateTime from)
    {
        var at = from;
        foreach (var person in People)
        {
            at = at.AddMinutes(4);
            var details = new StaffDetails(
                person.Name, Initials(person.Name), person.Colour, new(person.Roles, person.Rights, person.IsTrainee, false, null));
            var added = await stage.RunAsync<AddStaff, AddStaff.Result>(
                new("admin", at, $"staff-{person.SignIn}"), (use, act) => use.RunAsync(act, new(person.SignIn, details)));
            if (!added.Change.IsDone)
                throw new DemoBrokenException(person.SignIn, string.Join(" ", added.Change.Problems.Select(problem => problem.Sentence)));
            await EquipAsync(stage, person.SignIn, at, added.TemporaryPassword);
        }

        await EquipAsync(stage, "admin", at.AddMinutes(4), DemoAccounts.Password);
    }

    private static async Task EquipAsync(DemoStage stage, string who, DateTime at, string? temporary)
    {
        var state = await StateAsync(stage, who);
        if (state.MustChange)
        {
            var password = temporary ?? await ResetAsync(stage, who, at);
            await stage.ChangeAsync<ChangePassword>(
                new(who, at.AddMinutes(1), $"password-{who}"), (use, act) => use.RunAsync(act, new(password, DemoAccounts.Password)));
        }

        if (!(await StateAsync(stage, who)).HasPin)
        {
            await stage.ChangeAsync<ChangePin>(
                new(who, at.AddMinutes(2), $"pin-{who}"), (use, act) => use.RunAsync(act, new(DemoAccounts.Password, DemoAccounts.Pin)));
        }

        state = await StateAsync(stage, who);
        if (!state.HasBadge)
        {
            await stage.ChangeAsync<IssueBadge>(
                new("admin", at.AddMinutes(3), $"badge-{who}"), (use, act) => use.RunAsync(act, new(state.Id, state.Version)));
        }
    }

    // The temporary password is shown once. A making that was broken off before it was used gives another one.
    private static async Task<string> ResetAsync(DemoStage stage, string who, DateTime at)
    {
        var state = await StateAsync(stage, who);
        var reset = await stage.RunAsync<ResetPassword, ResetPassword.Result>(
            new("admin", at, $"reset-{who}"), (use, act) => use.RunAsync(act, new(state.Id)));
        return reset.TemporaryPassword ?? throw new DemoBrokenException(who, "no temporary password was given.");
    }

    private static Task<State> StateAsync(DemoStage stage, string who)
    {
        var normalized = who.ToUpperInvariant();
        return stage.AskAsync(db => (
            from membership in db.Staff
            join user in db.Users on membership.UserId equals user.Id
            where user.NormalizedUserName == normalized
            select new State(membership.Id, membership.Version, user.MustChangePassword, membership.PinHash != null, membership.BadgeCode != null))
            .SingleAsync());
    }

    private sealed record State(Guid Id, int Version, bool MustChange, bool HasPin, bool HasBadge);

    private static string Initials(string name) => string.Concat(name.Split(' ').TakeLast(2).Select(part => part[0]));
}
