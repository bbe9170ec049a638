using MedDispense.Data.Ledger;
using MedDispense.Data.Tests.Verifying;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Ledger;

/// <summary>A reason that was asked for and not given refuses an act although nothing stops it; what is kept then is the
/// attempt, and the rows that a near miss leaves.</summary>
public sealed class RefusedPlanTests
{
    private const string Morning = "2026-06-10T08:00";

    [BothDatabases]
    public async Task A_refusal_without_a_stop_writes_the_attempt_and_the_kept_rows_and_nothing_else(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var care = new CareActs(house);
        var pack = await house.StockAsync(30);
        var order = (await care.SignAsync(house.ActOf(house.Nurse), await care.AdmitAsync())).Receipt!.PostingId;
        var act = house.ActOf(house.Nurse);

        var result = await house.Store.PostAsync(act, PostingKind.DoseGiven, new { x = 1 }, async scope =>
        {
            scope.Db.Packs.Add(house.NewPack("never"));
            return new PostingPlan
            {
                IsRefusal = true,
                Findings = [Finding.Reason("late", "70 min late.", "Due 08:00.", "Say why it is late.")],
                Movements = [new(pack, 2, house.Safe, await scope.TheAsync(PlaceKind.GivenToClient), "OKONKWO, Daniel")],
                Claims = [new(order, Morning, 1, ClaimState.Final)],
                Rows = [Allergy(house, await scope.Db.Clients.Select(row => row.Id).SingleAsync())],
                RowsWhenRefused = [Try(house, act.Id, pack), Try(house, act.Id, pack)],
            };
        });

        Assert.Equal((PostingOutcome.Refused, null), (result.Outcome, result.Receipt));
        Assert.Equal("late", Assert.Single(result.Findings).Code);
        await using var db = house.OpenDb();
        Assert.Equal((2, 0, 1, 0, 2, 1),
            (await db.Postings.CountAsync(), await db.OccurrenceClaims.CountAsync(), await db.Packs.CountAsync(),
                await db.Allergies.CountAsync(row => row.Substance == "never"), await db.CountTries.CountAsync(),
                await db.AuditEntries.CountAsync()));
        Assert.Equal("DoseGiven: late", (await db.AuditEntries.SingleAsync()).Detail);
        Assert.Equal(30, await house.AmountAsync(pack, house.Safe));
        await house.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task The_same_findings_with_their_reason_are_recorded_and_the_kept_rows_are_not(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(30);
        var act = house.ActOf(house.Nurse);

        var result = await house.Store.PostAsync(act, PostingKind.TakenOut, new { x = 1 }, async scope => new PostingPlan
        {
            Findings = [Finding.Reason("late", "70 min late.", "Due 08:00.", "Say why it is late.")],
            Movements = [new(pack, 2, house.Safe, await scope.HandsOfAsync(house.Nurse.MembershipId, house.Nurse.Name), "")],
            Reason = "An emergency came first",
            RowsWhenRefused = [Try(house, act.Id, pack)],
        });

        Assert.Equal(PostingOutcome.Posted, result.Outcome);
        Assert.Equal("late", Assert.Single(result.Findings).Code);
        await using var db = house.OpenDb();
        Assert.Equal((0, 0), (await db.CountTries.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    [BothDatabases]
    public async Task Kept_rows_stay_when_a_guard_refuses_too_and_not_when_the_act_had_been_recorded(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(3);
        var first = house.ActOf(house.Nurse);
        Task<PostingResult> TakeAsync(Domain.Staff.Act act) => house.Store.PostAsync(act, PostingKind.TakenOut, new { x = 1 },
            async scope => new PostingPlan
            {
                Movements = [new(pack, 2, house.Safe, await scope.HandsOfAsync(house.Nurse.MembershipId, house.Nurse.Name), "")],
                RowsWhenRefused = [Try(house, act.Id, pack)],
            });

        var results = new[] { await TakeAsync(first), await TakeAsync(house.ActOf(house.Nurse)), await TakeAsync(first) };

        Assert.Equal([PostingOutcome.Posted, PostingOutcome.Refused, PostingOutcome.AlreadyPosted], results.Select(result => result.Outcome));
        await using var db = house.OpenDb();
        Assert.NotEqual(first.Id, (await db.CountTries.SingleAsync()).ActId);
    }

    [BothDatabases]
    public async Task A_row_of_the_ledger_is_not_kept_by_a_refusal_nor_smuggled_in_with_an_act(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await CareStory.TellAsync(house);
        await using var db = house.OpenDb();
        var claim = await db.OccurrenceClaims.AsNoTracking().FirstAsync();
        var dose = await db.Doses.AsNoTracking().FirstAsync();

        foreach (var row in new Domain.Facilities.IBelongsToFacility[] { claim, dose })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.DoseGiven,
                new { x = 1 }, _ => Task.FromResult(new PostingPlan { IsRefusal = true, RowsWhenRefused = [row] })));
            await Assert.ThrowsAsync<InvalidOperationException>(() => house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.DoseGiven,
                new { x = 1 }, _ => Task.FromResult(new PostingPlan { Rows = [row] })));
            await Assert.ThrowsAsync<InvalidOperationException>(() => house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.DoseGiven,
                new { x = 1 }, scope =>
                {
                    scope.Db.Add(row);
                    return Task.FromResult(new PostingPlan());
                }));
        }

        await house.AssertWholeAsync();
    }

    private static CountTry Try(House house, Guid actId, Pack pack) => new()
    {
        FacilityId = house.FacilityId,
        Id = house.NewId(),
        ActId = actId,
        PackId = pack.Id,
        PlaceId = house.Safe.Id,
        Counted = 26,
        EnteredById = house.Nurse.MembershipId,
        EnteredAt = house.Now,
    };

    private static Domain.Clients.Allergy Allergy(House house, Guid clientId) => new()
    {
        FacilityId = house.FacilityId,
        Id = house.NewId(),
        ClientId = clientId,
        Substance = "never",
        Reaction = "never",
        RecordedAt = house.Now,
        RecordedById = house.Nurse.MembershipId,
    };
}
