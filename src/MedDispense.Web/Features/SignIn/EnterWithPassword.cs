using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.SignIn;

/// <summary>Holds a name and a password against the accounts and says where the person may work now. What is answered,
/// and how long it takes, is the same for a name that nobody has, a wrong password and a locked account.</summary>
public sealed class EnterWithPassword(
    MedDispenseDb db, UserManager<User> users, CredentialCheck credentials, SignInAudit audit)
{
    public const string Wrong = "This name and password do not open a sign-in. Check both and try again. "
        + "After several wrong tries a name is locked for a while; a manager can unlock it.";

    public const string StationLocked =
        "This station is locked after too many wrong tries. Wait, or ask a manager to unlock it on another screen.";

    public sealed record Command(string Name, string Password);

    /// <summary>Either a refusal in one sentence, or the account with the houses it may enter.</summary>
    public sealed record Result(string? Refusal, User? User, IReadOnlyList<StaffMembership> Houses);

    public async Task<Result> RunAsync(Command command, Station? station, DateTime now)
    {
        var user = await users.FindByNameAsync(SignInName.Plain(command.Name));
        var memberships = user is null
            ? []
            : await db.Staff.IgnoreQueryFilters().AsNoTracking().OfPeople().Where(row => row.UserId == user.Id).OrderBy(row => row.Id).ToListAsync();
        var limits = await LimitsAsync(memberships, station, now);
        var result = await credentials.PasswordAsync(user, station, limits, now, command.Password);
        if (user is null || !result.IsRight)
        {
            await audit.RecordRefusalAsync(
                await ConcernedAsync(memberships, station), now, result, station, "Wrong name or password, or locked.");
            return Refuse(result.Outcome == CredentialOutcome.StationLocked ? StationLocked : Wrong);
        }

        var open = memberships.Where(row => row.IsActiveAt(now)).ToList();
        if (open.Count > 0)
            return new(null, user, open);
        foreach (var membership in memberships)
        {
            await audit.RecordAsync(membership.FacilityId, now, AuditKind.SignInRefused,
                new(membership.Id, membership.Name), station, "Right password, but the account is not open.");
        }

        return Refuse(WhyNotOpen(memberships, now));
    }

    private static Result Refuse(string sentence) => new(sentence, null, []);

    /// <summary>The person has shown who they are, so they may know why the door is closed.</summary>
    private static string WhyNotOpen(List<StaffMembership> memberships, DateTime now)
    {
        if (memberships.Any(row => row.ClosedAt is null && row.From > now))
            return "Your account does not begin before your first day. Ask a manager of the house if you start today.";
        return memberships.Any(row => row.ClosedAt is null)
            ? "Your account has reached its last day. Ask a manager of the house to extend it."
            : "Your account is closed. Ask a manager of the house if it should be open.";
    }

    private async Task<TryLimits> LimitsAsync(List<StaffMembership> memberships, Station? station, DateTime now)
    {
        var houses = memberships.Select(row => row.FacilityId).ToHashSet();
        if (station is not null)
            houses.Add(station.FacilityId);
        var settings = await db.FacilitySettings.IgnoreQueryFilters().AsNoTracking()
            .Where(row => houses.Contains(row.FacilityId)).ToListAsync();
        return TryLimits.Strictest([.. houses.Select(id => FacilityLimits.At(now, settings.Where(row => row.FacilityId == id)))]);
    }

    /// <summary>The houses whose audit should know: the person's, the device's, or the only one there is.</summary>
    private async Task<List<(Guid FacilityId, SignInPerson? Who)>> ConcernedAsync(List<StaffMembership> memberships, Station? station)
    {
        var concerned = memberships.Select(row => (row.FacilityId, (SignInPerson?)new(row.Id, row.Name))).ToList();
        if (station is not null && concerned.All(house => house.FacilityId != station.FacilityId))
            concerned.Add((station.FacilityId, null));
        if (concerned.Count > 0)
            return concerned;
        var facilities = await db.Facilities.OrderBy(row => row.Id).Select(row => row.Id).Take(2).ToListAsync();
        return facilities.Count == 1 ? [(facilities[0], null)] : [];
    }
}
