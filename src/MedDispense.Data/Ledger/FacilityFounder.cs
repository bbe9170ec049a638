using System.Security.Cryptography;
using MedDispense.Data.Engines;
using MedDispense.Data.Identity;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>Founds a facility: its row, the end of its empty chain and its places that are not physical.</summary>
public sealed class FacilityFounder(ILedgerEngine engine, RandomNumberGenerator chance)
{
    private readonly FreshValues _fresh = new(chance);

    // "MedD": any number will do as long as nothing else takes it.
    private const int SetUpLock = 0x4d656444;

    /// <summary>Writes the facility; a second call with the same id changes nothing.</summary>
    /// <returns>False when the facility was already there.</returns>
    public Task<bool> FoundAsync(Facility facility) => engine.RunAsync<bool>(async (db, _, _) =>
    {
        db.LookAt(facility.Id);
        db.HasItsTurn = true;
        db.MayWriteLedger = true;
        if (await db.Facilities.FindAsync(facility.Id) is not null)
            return new(false, Keep: false);
        await AddAsync(db, facility);
        await db.SaveChangesAsync();
        return new(true, Keep: true);
    });

    /// <summary>Makes the program's own membership in a house that was founded before there was one.</summary>
    public Task<bool> EmployProgramAsync(Guid facilityId, DateTime now) => engine.RunAsync<bool>(async (db, _, _) =>
    {
        db.LookAt(facilityId);
        db.HasItsTurn = true;
        if (await db.Staff.AnyAsync(row => row.Id == ProgramActor.MembershipIdOf(facilityId)))
            return new(false, Keep: false);
        await AddProgramAsync(db, facilityId, now);
        await db.SaveChangesAsync();
        return new(true, Keep: true);
    });

    /// <summary>Writes the first facility of this database together with its first rows (places, first person), all or
    /// nothing. Of two set-ups at once one founds and the other finds it done.</summary>
    /// <param name="facility">The facility.</param>
    /// <param name="first">Makes the rows that belong to it; made anew if the work must be run again.</param>
    public Task<FirstFounding> FoundFirstAsync(Facility facility, Func<IEnumerable<object>> first) =>
        engine.RunAsync<FirstFounding>(async (db, _, _) =>
        {
            db.LookAt(facility.Id);
            db.HasItsTurn = true;
            db.MayWriteLedger = true;
            // Nothing is there yet that could be locked, so set-ups queue for a number; SQLite has one writer anyway.
            if (!db.Database.IsSqlite())
                await db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock({SetUpLock})");
            var ids = await db.Facilities.OrderBy(row => row.Id).Select(row => row.Id).Take(2).ToListAsync();
            if (ids.Count > 0)
                return new(ids.Contains(facility.Id) ? FirstFounding.SameAlready : FirstFounding.OtherExists, Keep: false);
            await AddAsync(db, facility);
            await db.SaveChangesAsync();
            db.AddRange(first());
            await db.SaveChangesAsync();
            return new(FirstFounding.Founded, Keep: true);
        });

    private async Task AddAsync(MedDispenseDb db, Facility facility)
    {
        db.Facilities.Add(facility);
        await AddProgramAsync(db, facility.Id, facility.CreatedAt);
        db.ChainHeads.Add(new ChainHead
        {
            FacilityId = facility.Id,
            LastNumber = 0,
            LastHash = PostingHash.Genesis,
            LastRecordedAt = facility.CreatedAt,
        });
        db.Places.AddRange(PlaceKinds.NotPhysical.Select(kind => new Place
        {
            FacilityId = facility.Id,
            Id = _fresh.Id(facility.CreatedAt),
            Kind = kind,
            Name = NameOf(kind),
        }));
    }

    /// <summary>The account is made with the first membership. Two nodes that make it at once collide, and the second run
    /// of one of them finds it.</summary>
    private static async Task AddProgramAsync(MedDispenseDb db, Guid facilityId, DateTime from)
    {
        if (!await db.Users.AnyAsync(user => user.Id == ProgramActor.UserId))
        {
            db.Users.Add(new User
            {
                Id = ProgramActor.UserId,
                UserName = ProgramActor.UserName,
                NormalizedUserName = ProgramActor.UserName.ToUpperInvariant(),
                SecurityStamp = ProgramActor.UserId.ToString("N"),
                LockoutEnabled = true,
            });
        }

        db.Staff.Add(ProgramActor.MembershipOf(facilityId, from));
    }

    private static string NameOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Supplier => "Supplier",
        PlaceKind.Opening => "Opening balance",
        PlaceKind.GivenToClient => "Given to client",
        PlaceKind.WithClient => "With client",
        PlaceKind.Wasted => "Wasted",
        PlaceKind.Destroyed => "Destroyed",
        PlaceKind.Returned => "Returned",
        PlaceKind.Lost => "Lost",
        PlaceKind.Found => "Found",
        PlaceKind.Safe or PlaceKind.Cart or PlaceKind.Fridge or PlaceKind.Room or PlaceKind.Quarantine
            or PlaceKind.SignedOut or PlaceKind.InTransit => throw new ArgumentException("A physical place is named by people.", nameof(kind)),
    };
}

/// <summary>What became of founding the first facility.</summary>
public enum FirstFounding
{
    Founded,

    /// <summary>This very facility is there: the form was sent twice.</summary>
    SameAlready,

    /// <summary>Somebody else was first.</summary>
    OtherExists,
}
