using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>One person of the facility, with what was changed about them and what is signed out to them.</summary>
public sealed class StaffPage(MedDispenseDb db)
{
    private const int MostRows = 50;

    public sealed record View
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Initials { get; init; }

        public required string BadgeColour { get; init; }

        public required string SignInName { get; init; }

        public required StaffTerms Terms { get; init; }

        public required DateTime From { get; init; }

        public required StaffState State { get; init; }

        public required bool HasPin { get; init; }

        public required string? BadgeCode { get; init; }

        /// <summary>Movements into their hands that are not settled.</summary>
        public required int SignedOutToThem { get; init; }

        public required int Version { get; init; }

        public required IReadOnlyList<Row> Rows { get; init; }
    }

    /// <summary>One change, newest first.</summary>
    public sealed record Row(DateTime At, AuditKind Kind, string By, string Detail);

    /// <summary>Null when nobody of this facility has the id.</summary>
    public async Task<View?> AskAsync(Guid id, DateTime now)
    {
        var found = await (
            from membership in db.Staff.AsNoTracking().OfPeople()
            join user in db.Users on membership.UserId equals user.Id
            where membership.Id == id
            select new { membership, user.UserName, user.LockoutEnd }).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var person = found.membership;
        return new View
        {
            Id = person.Id,
            Name = person.Name,
            Initials = person.Initials,
            BadgeColour = person.BadgeColour,
            SignInName = found.UserName ?? "",
            Terms = StaffTerms.Of(person),
            From = person.From,
            State = StaffStates.Of(person, found.LockoutEnd, now),
            HasPin = person.PinHash is not null,
            BadgeCode = person.BadgeCode,
            SignedOutToThem = await (
                from open in db.UnsettledMovements
                join place in db.Places on open.PlaceId equals place.Id
                where place.Kind == PlaceKind.SignedOut && place.PersonId == id && open.Remaining > 0
                select open.Ordinal).CountAsync(),
            Version = person.Version,
            Rows = await db.AuditEntries.AsNoTracking()
                .Where(row => row.SubjectId == id && row.Subject == "staff")
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(MostRows)
                .Select(row => new Row(row.At, row.Kind, row.ActorName, row.Detail)).ToListAsync(),
        };
    }
}
