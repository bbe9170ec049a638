using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>Adds a person to the facility. A new account gets a temporary password that is shown once; the account of
/// somebody who works elsewhere keeps its own, and is joined only by one who administers there too.</summary>
public sealed class AddStaff(MedDispenseDb db, IPasswordHasher<User> hasher)
{
    /// <param name="SignInName">As typed.</param>
    /// <param name="Details">What the person is to be.</param>
    public sealed record Command(string SignInName, StaffDetails Details);

    /// <param name="Change">Done, or why not.</param>
    /// <param name="TemporaryPassword">Shown once; null when the account had a password, or when this is a second send.</param>
    public sealed record Result(ChangeResult Change, string? TemporaryPassword);

    /// <summary>The act's id becomes the membership's.</summary>
    public async Task<Result> RunAsync(Act act, Command command)
    {
        var name = SignInName.Plain(command.SignInName);
        if (await db.Staff.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is { } earlier)
            return await SecondSendAsync(earlier, name, command);
        if (Check(act, name, command) is { Count: > 0 } problems)
            return new(new(problems), null);

        var normalized = name.ToUpperInvariant();
        var known = await db.Users.SingleOrDefaultAsync(row => row.NormalizedUserName == normalized);
        if (known is not null && await WhyNotJoinAsync(act, known) is { } why)
            return Refuse(nameof(command.SignInName), why);

        var password = known is null ? TemporaryPassword.New() : null;
        var user = known ?? NewUser(name, password!);
        if (known is null)
            db.Users.Add(user);
        db.Staff.Add(NewMembership(act, user, command.Details));
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", act.Id,
            (known is null ? "Added. " : "Added, with the account of another house. ") + StaffChanges.Between(null, command.Details)));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Two people added at the same moment: the same form sent twice, or the same name. Look again.
            db.ChangeTracker.Clear();
            return await db.Staff.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is { } first
                ? await SecondSendAsync(first, name, command)
                : Refuse(nameof(command.SignInName), "Somebody has just taken this sign-in name. Choose another one.");
        }

        return new(ChangeResult.Done, password);
    }

    private static Result Refuse(string field, string sentence) => new(ChangeResult.Refuse(field, sentence), null);

    private static List<ChangeProblem> Check(Act act, string name, Command command)
    {
        var terms = command.Details.Terms;
        var problems = StaffRules.Check(terms, act.Now).Concat(StaffRules.CheckWho(act.Actor, act.Id, null, terms))
            .Select(StaffChanges.ToProblem).ToList();
        if (SignInName.WhyNot(name) is { } why)
            problems.Insert(0, new(nameof(command.SignInName), why));
        return problems;
    }

    private async Task<Result> SecondSendAsync(StaffMembership earlier, string name, Command command)
    {
        var normalized = name.ToUpperInvariant();
        var sameName = await db.Users.AnyAsync(row => row.Id == earlier.UserId && row.NormalizedUserName == normalized);
        return sameName && earlier.Name == command.Details.Name
            ? new(ChangeResult.Done, null)
            : Refuse("", "This form has been sent already, with other content. Open the staff list to see who was added.");
    }

    private async Task<string?> WhyNotJoinAsync(Act act, User known)
    {
        if (await db.Staff.AnyAsync(row => row.UserId == known.Id))
            return "This person works here already, or did: look in the list, also among the closed accounts.";
        var mine = await db.Staff.Where(row => row.Id == act.Actor.MembershipId).Select(row => row.UserId).SingleAsync();
        var theirHouses = db.Staff.IgnoreQueryFilters().Where(row => row.UserId == known.Id && row.ClosedAt == null).Select(row => row.FacilityId);
        var administersThere = await db.Staff.IgnoreQueryFilters().Where(row => row.UserId == mine && theirHouses.Contains(row.FacilityId))
            .ToListAsync();
        return administersThere.Any(row => row.IsActiveAt(act.Now) && row.Roles.HasFlag(StaffRoles.Administrator))
            ? null
            : "This sign-in name belongs to somebody at another house. Choose another name; or, if it is the same person, "
                + "an administrator of both houses adds them.";
    }

    private User NewUser(string name, string password)
    {
        var user = new User
        {
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            LockoutEnabled = true,
            MustChangePassword = true,
        };
        user.PasswordHash = hasher.HashPassword(user, password);
        return user;
    }

    private static StaffMembership NewMembership(Act act, User user, StaffDetails details) => new()
    {
        FacilityId = act.FacilityId,
        Id = act.Id,
        UserId = user.Id,
        Name = details.Name,
        Initials = details.Initials,
        Roles = details.Terms.Roles,
        Rights = details.Terms.Rights,
        IsTrainee = details.Terms.IsTrainee,
        IsAgency = details.Terms.IsAgency,
        BadgeColour = details.BadgeColour,
        From = act.Now,
        Until = details.Terms.Until,
    };
}
