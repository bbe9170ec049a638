using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Account;

/// <summary>A person's own page.</summary>
public sealed class AccountPage(MedDispenseDb db)
{
    private const int MostRows = 20;

    public sealed record View
    {
        public required string Name { get; init; }

        public required string Initials { get; init; }

        public required string BadgeColour { get; init; }

        public required string SignInName { get; init; }

        public required string RoleWords { get; init; }

        public required string RightWords { get; init; }

        public required bool IsTrainee { get; init; }

        public required DateTime? Until { get; init; }

        public required bool HasPin { get; init; }

        public required string? BadgeCode { get; init; }

        /// <summary>Newest first: sign-ins, refusals and changes of the account.</summary>
        public required IReadOnlyList<Row> Rows { get; init; }
    }

    /// <summary>One thing that happened with the account.</summary>
    public sealed record Row(DateTime At, AuditKind Kind, string By, string? Station, string Detail);

    public async Task<View> AskAsync(Actor actor)
    {
        var found = await (
            from membership in db.Staff.AsNoTracking()
            join user in db.Users on membership.UserId equals user.Id
            where membership.Id == actor.MembershipId
            select new { membership, user.UserName }).SingleAsync();
        var person = found.membership;
        return new View
        {
            Name = person.Name,
            Initials = person.Initials,
            BadgeColour = person.BadgeColour,
            SignInName = found.UserName ?? "",
            RoleWords = person.Roles.Say(),
            RightWords = person.Rights.Say(),
            IsTrainee = person.IsTrainee,
            Until = person.Until,
            HasPin = person.PinHash is not null,
            BadgeCode = person.BadgeCode,
            Rows = await RowsAsync(person.Id),
        };
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(Guid membershipId) => await (
        from entry in db.AuditEntries.AsNoTracking()
        join station in db.Stations on entry.StationId equals station.Id into stations
        from station in stations.DefaultIfEmpty()
        where entry.SubjectId == membershipId && (entry.Subject == "sign-in" || entry.Subject == "staff")
        orderby entry.At descending, entry.Id descending
        select new Row(entry.At, entry.Kind, entry.ActorName, station == null ? null : station.Name, entry.Detail))
        .Take(MostRows).ToListAsync();
}
