using System.Security.Cryptography;
using System.Text;
using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Demo;

/// <summary>One act of the story.</summary>
/// <param name="Who">Sign-in name.</param>
/// <param name="At">UTC.</param>
/// <param name="Name">Gives the act its id, the same in every making, so that a making that was broken off can be done
/// again from the start without a second effect.</param>
/// <param name="Witness">Sign-in name of the second person.</param>
public sealed record DemoAct(string Who, DateTime At, string Name, string? Witness = null);

/// <summary>Lets the people of the demo act at moments of the past, each act in a scope of its own as a request is,
/// through the same use cases as the pages.</summary>
public sealed class DemoStage(IServiceProvider services, Action<DateTime> show, Guid facilityId)
{
    public Guid FacilityId => facilityId;

    /// <summary>The id that a name always gives.</summary>
    public Guid Id(string name) => IdOf(facilityId, name);

    /// <summary>The id that a name always gives in a facility.</summary>
    public static Guid IdOf(Guid facilityId, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{facilityId}/{name}"));
        // Version 7 by its bits, so that nothing takes it for another kind.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x70);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>Runs a use case as somebody.</summary>
    public async Task<TAnswer> RunAsync<TUse, TAnswer>(DemoAct what, Func<TUse, Act, Task<TAnswer>> work)
        where TUse : notnull
    {
        show(what.At);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>();
        db.LookAt(facilityId);
        var (actor, userId) = await FindAsync(db, what.Who);
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == facilityId);
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().SignIn(new SignedIn
        {
            Actor = Actor.Of(actor),
            UserId = userId,
            Facility = facility,
            Limits = FacilityLimits.At(what.At, await db.FacilitySettings.AsNoTracking().ToListAsync()),
            BadgeColour = actor.BadgeColour,
            MustChangePassword = false,
        });
        var id = Id(what.Name);
        var witness = what.Witness is null ? null : Proof(id, (await FindAsync(db, what.Witness)).Membership, what.At);
        var act = new Act(id, Actor.Of(actor), null, what.At, witness);
        return await work(scope.ServiceProvider.GetRequiredService<TUse>(), act);
    }

    /// <summary>Runs a use case that makes a posting, which the story cannot do without.</summary>
    public async Task PostAsync<TUse>(DemoAct what, Func<TUse, Act, Task<PostingResult>> work)
        where TUse : notnull
    {
        var result = await RunAsync(what, work);
        if (!result.IsPosted)
            throw new DemoBrokenException(what.Name, string.Join(" ", result.Findings.Select(finding => $"{finding.What} {finding.Fact}")));
    }

    /// <summary>Runs a use case that changes a record, which the story cannot do without.</summary>
    public async Task ChangeAsync<TUse>(DemoAct what, Func<TUse, Act, Task<ChangeResult>> work)
        where TUse : notnull
    {
        var result = await RunAsync(what, work);
        if (!result.IsDone)
            throw new DemoBrokenException(what.Name, string.Join(" ", result.Problems.Select(problem => problem.Sentence)));
    }

    /// <summary>Asks the database as the house.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(Func<MedDispenseDb, Task<TAnswer>> question)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>();
        db.LookAt(facilityId);
        return await question(db);
    }

    /// <summary>A place by its name.</summary>
    public Task<Guid> PlaceAsync(string name) => AskAsync(db => db.Places.Where(row => row.Name == name).Select(row => row.Id).SingleAsync());

    /// <summary>A pack by its lot and its position among those of the lot; the same in every making, whatever has been
    /// taken out of it since.</summary>
    public Task<Guid> PackAsync(string lot, int index = 0) => AskAsync(db => db.Packs.Where(row => row.Lot == lot)
        .OrderBy(row => row.Id).Skip(index).Select(row => row.Id).FirstAsync());

    /// <summary>Whether an act of the story has been recorded.</summary>
    public Task<bool> HasPostedAsync(string name)
    {
        var id = Id(name);
        return AskAsync(db => db.Postings.AnyAsync(row => row.Id == id));
    }

    private static WitnessProof Proof(Guid actId, StaffMembership witness, DateTime at) => new(
        actId, witness.Id, witness.Name, witness.Initials, witness.Rights, WitnessMethod.BadgeAndPin, at);

    private static async Task<(StaffMembership Membership, Guid UserId)> FindAsync(MedDispenseDb db, string who)
    {
        var normalized = who.ToUpperInvariant();
        var membership = await db.Staff.AsNoTracking().SingleAsync(row =>
            db.Users.Any(user => user.Id == row.UserId && user.NormalizedUserName == normalized));
        return (membership, membership.UserId);
    }
}

/// <summary>A step of the story was refused: the demo was begun by another version, or somebody has worked in it.</summary>
public sealed class DemoBrokenException(string step, string why) : Exception($"The demo stopped at {step}: {why}");
