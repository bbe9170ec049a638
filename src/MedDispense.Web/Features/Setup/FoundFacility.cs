using MedDispense.Data.Identity;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace MedDispense.Web.Features.Setup;

/// <summary>Founds the first facility with its places and its first person, in one transaction. A second send of the
/// same form founds nothing more.</summary>
public sealed class FoundFacility(FacilityFounder founder, IPasswordHasher<User> hasher)
{
    /// <param name="Id">Made by the form.</param>
    /// <param name="Details">What the house is.</param>
    /// <param name="Places">Kind and name of each place.</param>
    /// <param name="First">The first person.</param>
    /// <param name="IsDemo">Made for looking around: its sign-in page lists the accounts.</param>
    public sealed record Command(Guid Id, FacilityDetails Details, IReadOnlyList<(PlaceKind Kind, string Name)> Places, FirstPerson First,
        bool IsDemo = false);

    /// <remarks><see cref="AlsoManages"/>: whether the person manages the house besides administering it.</remarks>
    public sealed record FirstPerson(string Name, string Initials, string SignInName, string Password, bool AlsoManages);

    public sealed record Result(FirstFounding? Founding, IReadOnlyList<ChangeProblem> Problems);

    public async Task<Result> RunAsync(Command command, DateTime now)
    {
        if (Check(command) is { Count: > 0 } problems)
            return new(null, problems);
        // Hashing is slow on purpose, so it is done before the transaction.
        var user = NewUser(command.First);
        return new(await founder.FoundFirstAsync(command.Details.NewFacility(command.Id, now, command.IsDemo), () => FirstRows(command, user, now)), []);
    }

    private static List<ChangeProblem> Check(Command command)
    {
        var first = command.First;
        var problems = command.Details.Check().ToList();
        if (SignInName.WhyNot(SignInName.Plain(first.SignInName)) is { } whyNotName)
            problems.Add(new(nameof(first.SignInName), whyNotName));
        if (PasswordRules.WhyNot(first.Password, SignInName.Plain(first.SignInName), first.Name, command.Details.Name) is { } whyNotPassword)
            problems.Add(new(nameof(first.Password), whyNotPassword));
        if (command.Places.GroupBy(place => place.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            problems.Add(new("", $"Two places are called {twice.Key}. Give each its own name."));
        return problems;
    }

    private User NewUser(FirstPerson first)
    {
        var name = SignInName.Plain(first.SignInName);
        var user = new User
        {
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            LockoutEnabled = true,
        };
        user.PasswordHash = hasher.HashPassword(user, first.Password);
        return user;
    }

    private static IEnumerable<object> FirstRows(Command command, User user, DateTime now)
    {
        var membership = new StaffMembership
        {
            FacilityId = command.Id,
            Id = NewId(now),
            UserId = user.Id,
            Name = command.First.Name,
            Initials = command.First.Initials,
            Roles = command.First.AlsoManages ? StaffRoles.Administrator | StaffRoles.Manager : StaffRoles.Administrator,
            Rights = command.First.AlsoManages
                ? StaffRights.HandleControlled | StaffRights.Witness | StaffRights.Approve
                : StaffRights.None,
            BadgeColour = "steel",
            From = now,
        };
        yield return user;
        yield return membership;
        foreach (var (kind, name) in command.Places)
            yield return new Place { FacilityId = command.Id, Id = NewId(now), Kind = kind, Name = name };
        foreach (var (key, value) in command.Details.Values())
        {
            yield return new FacilitySetting
            {
                FacilityId = command.Id,
                Id = NewId(now),
                Key = key,
                Value = value,
                From = now,
                SetById = membership.Id,
            };
        }

        yield return AuditRow.Of(new Act(command.Id, Actor.Of(membership), null, now), AuditKind.Changed, "facility", command.Id, "Facility founded.");
    }

    private static Guid NewId(DateTime now) => Guid.CreateVersion7(new DateTimeOffset(now));
}
