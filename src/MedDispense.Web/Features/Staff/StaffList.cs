using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>The people of the facility: those who may work now first, then those to come, then the closed accounts.</summary>
public sealed class StaffList(MedDispenseDb db)
{
    private const int Most = 1000;

    public sealed record Row(
        Guid Id, string Name, string Initials, string BadgeColour, string SignInName, string RoleWords, string RightWords,
        bool IsTrainee, bool IsAgency, DateTime? Until, StaffState State);

    /// <param name="find">Part of a name or sign-in name; null for all.</param>
    /// <param name="closed">Whether closed and ended accounts are listed too.</param>
    /// <param name="now">UTC.</param>
    public async Task<IReadOnlyList<Row>> AskAsync(string? find, bool closed, DateTime now)
    {
        var people = await (
            from membership in db.Staff.AsNoTracking().OfPeople()
            join user in db.Users on membership.UserId equals user.Id
            orderby membership.Id
            select new { membership, user.UserName, user.LockoutEnd }).Take(Most).ToListAsync();
        var plain = LookAlikeNames.Plain(find ?? "");
        return
        [
            .. people.Select(row => ToRow(row.membership, row.UserName ?? "", StaffStates.Of(row.membership, row.LockoutEnd, now)))
                .Where(row => closed || row.State is not (StaffState.Closed or StaffState.Ended))
                .Where(row => LookAlikeNames.Plain(row.Name + row.SignInName).Contains(plain, StringComparison.Ordinal))
                .OrderBy(row => row.State).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id),
        ];
    }

    private static Row ToRow(StaffMembership person, string signInName, StaffState state) => new(
        person.Id, person.Name, person.Initials, person.BadgeColour, signInName, person.Roles.Say(), person.Rights.Say(),
        person.IsTrainee, person.IsAgency, person.Until, state);
}

/// <summary>What may be said of an account now, in the order of a list.</summary>
public enum StaffState
{
    Active,
    Locked,
    NotYet,
    Ended,
    Closed,
}

public static class StaffStates
{
    public static StaffState Of(StaffMembership person, DateTimeOffset? lockedUntil, DateTime now)
    {
        if (person.ClosedAt is not null)
            return StaffState.Closed;
        if (person.From > now)
            return StaffState.NotYet;
        if (person.Until <= now)
            return StaffState.Ended;
        return lockedUntil?.UtcDateTime > now ? StaffState.Locked : StaffState.Active;
    }

    public static string Say(this StaffState state) => state switch
    {
        StaffState.Active => "Active",
        StaffState.Locked => "Locked after wrong tries",
        StaffState.NotYet => "Not yet begun",
        StaffState.Ended => "Last day is over",
        StaffState.Closed => "Closed",
    };
}
