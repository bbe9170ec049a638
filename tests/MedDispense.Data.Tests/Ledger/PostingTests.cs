using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Ledger;

public sealed class PostingTests
{
    [BothDatabases]
    public async Task Fifty_parallel_takes_of_one_from_a_stock_of_thirty_give_exactly_thirty(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(30);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => house.MoveAsync(pack, 1, house.Safe, house.Cart)));

        Assert.Equal(30, results.Count(result => result.Outcome == PostingOutcome.Posted));
        Assert.All(results.Where(result => !result.IsPosted), result => Assert.Equal("not-enough-here", Assert.Single(result.Findings).Code));
        Assert.Equal(0, await house.AmountAsync(pack, house.Safe));
        Assert.Equal(30, await house.AmountAsync(pack, house.Cart));
    }

    [BothDatabases]
    public async Task Ten_sends_of_one_id_post_once_and_show_one_receipt(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(1);
        var act = house.ActOf(house.Nurse);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => house.MoveAsync(pack, 1, house.Safe, house.Cart, act)));

        Assert.Single(results, result => result.Outcome == PostingOutcome.Posted);
        Assert.Equal(9, results.Count(result => result.Outcome == PostingOutcome.AlreadyPosted));
        Assert.Single(results.Select(result => (result.Receipt!.Number, result.Receipt.Hash, result.Receipt.RecordedAt)).Distinct());
        Assert.All(results, result => Assert.Equal(results[0].Receipt!.Lines, result.Receipt!.Lines));
        Assert.Equal(1, await house.AmountAsync(pack, house.Cart));
    }

    [BothDatabases]
    public async Task The_same_id_with_other_content_is_a_named_conflict_and_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(30);
        var act = house.ActOf(house.Nurse);
        await house.MoveAsync(pack, 2, house.Safe, house.Cart, act);

        var second = await house.MoveAsync(pack, 3, house.Safe, house.Cart, act);

        Assert.Equal(PostingOutcome.ConflictingReplay, second.Outcome);
        Assert.Equal("id-used-for-another-entry", Assert.Single(second.Findings).Code);
        Assert.Equal(2, await house.AmountAsync(pack, house.Cart));
    }

    [BothDatabases]
    public async Task Register_lines_carry_the_balance_of_page_and_places_and_count_up_without_gaps(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var first = await house.StockAsync(30, "A1");
        var second = await house.StockAsync(12, "B2");
        await house.MoveAsync(first, 10, house.Safe, house.Cart);
        await house.MoveAsync(second, 2, house.Safe, house.Cart);

        await using var db = house.OpenDb();
        var lines = await db.RegisterLines.OrderBy(line => line.Number).ToListAsync();

        Assert.Equal([1L, 2, 3, 4], lines.Select(line => line.Number));
        Assert.Equal([30L, 42, 42, 42], lines.Select(line => line.PageBalance));
        Assert.Equal([30L, 42, 32, 30], lines.Select(line => line.PlaceBalance!.Value));
        Assert.Equal([null, null, 10L, 12L], lines.Select(line => line.OtherPlaceBalance));
    }

    [BothDatabases]
    public async Task A_second_person_who_proved_to_be_there_at_the_instant_of_the_act_counts_whatever_the_clock_shows(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        house.Now = house.Now.AddTicks(9_999);

        var act = house.ActOf(house.Nurse, witness: house.OtherNurse);
        var result = await house.Acts.ReceiveAsync(act, house.NewPack(), 30, house.Safe);

        Assert.Equal(PostingOutcome.Posted, result.Outcome);
        var late = house.ActOf(house.Nurse, witness: house.OtherNurse);
        house.Now += TimeSpan.FromMinutes(2) + TimeSpan.FromMilliseconds(1);
        var refused = await house.Acts.ReceiveAsync(late with { Now = house.Now }, house.NewPack(), 30, house.Safe);
        Assert.Equal("witness-too-long-ago", Assert.Single(refused.Findings).Code);
    }

    [BothDatabases]
    public async Task An_amount_that_cannot_be_added_up_is_recorded_nowhere(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var full = await house.StockAsync(long.MaxValue);

        var again = await Record.ExceptionAsync(() => house.StockAsync(1));
        var more = await Record.ExceptionAsync(() => house.Store.PostAsync(
            house.ActOf(house.Nurse), PostingKind.Received, new { x = 1 }, async scope => new PostingPlan
            {
                Movements = [new(full, 1, await scope.TheAsync(PlaceKind.Supplier), house.Safe, "Northside Wholesale")],
            }));

        Assert.NotNull(again);
        Assert.NotNull(more);
        Assert.Equal(long.MaxValue, await house.AmountAsync(full, house.Safe));
        await house.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task Hands_are_made_once_however_often_a_plan_and_however_many_postings_ask_for_them(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var packs = new[] { await house.StockAsync(30), await house.StockAsync(30) };

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => house.Store.PostAsync(
            house.ActOf(house.Nurse), PostingKind.TakenOut, new { i }, async scope =>
            {
                var movements = new List<PlannedMovement>();
                foreach (var pack in packs)
                {
                    var hands = await scope.HandsOfAsync(house.Nurse.MembershipId, house.Nurse.Name);
                    movements.Add(new PlannedMovement(pack, 1, house.Safe, hands, house.Nurse.Name));
                }

                return new PostingPlan { Movements = movements };
            })));

        Assert.All(results, result => Assert.Equal(PostingOutcome.Posted, result.Outcome));
        await using var db = house.OpenDb();
        var place = await db.Places.SingleAsync(row => row.PersonId == house.Nurse.MembershipId);
        Assert.Equal(6, await house.AmountAsync(packs[1], place));
        await house.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task A_plan_that_throws_is_told_and_leaves_nothing(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(5);

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => house.Store.PostAsync<object>(
            house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, async scope =>
            {
                await scope.LockHoldingsAsync([pack.Id]);
                scope.Db.Packs.Add(house.NewPack());
                await scope.Db.SaveChangesAsync();
                throw new TimeZoneNotFoundException();
            }));

        await using var db = house.OpenDb();
        Assert.Equal((1, 1, 0), (await db.Packs.CountAsync(), await db.Postings.CountAsync(), await db.AuditEntries.CountAsync()));
        Assert.True((await house.MoveAsync(pack, 5, house.Safe, house.Cart)).IsPosted);
    }

    [BothDatabases]
    public async Task A_plan_that_breaks_the_rules_of_movements_throws(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(5);
        var taken = house.ActOf(house.Nurse);
        await house.Acts.TakeOutAsync(taken, pack, 1, house.Safe);
        var key = new MovementKey(taken.Id, 1);
        await using var db = house.OpenDb();
        var hands = await db.Places.SingleAsync(row => row.PersonId == house.Nurse.MembershipId);
        var wasted = await db.Places.SingleAsync(row => row.Kind == PlaceKind.Wasted);
        var supplier = await db.Places.SingleAsync(row => row.Kind == PlaceKind.Supplier);

        foreach (var broken in (PlannedMovement[])
            [
                new(pack, 0, house.Safe, house.Cart, ""),
                new(pack, -1, house.Safe, house.Cart, ""),
                new(pack, 1, supplier, wasted, ""),
                new(pack, 1, hands, house.Safe, ""),
                new(pack, 1, house.Safe, house.Cart, "", Settles: key),
                new(pack, 1, house.Safe, house.Cart, "", Reopens: key),
            ])
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => house.Store.PostAsync(
                house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, _ => Task.FromResult(new PostingPlan { Movements = [broken] })));
        }

        await house.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task A_removal_is_settled_and_opened_again_only_as_far_as_it_was_made(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(9);
        var taken = house.ActOf(house.Nurse);
        await house.Acts.TakeOutAsync(taken, pack, 4, house.Safe);
        var key = new MovementKey(taken.Id, 1);

        var tooMuch = await house.Acts.BringBackAsync(house.ActOf(house.Nurse), pack, 5, key, house.Safe);
        var byAnother = await house.Acts.BringBackAsync(house.ActOf(house.OtherNurse), pack, 1, key, house.Safe);
        var opened = await house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.RecordedInError, new { x = 1 }, async scope =>
        {
            var hands = await scope.HandsOfAsync(house.Nurse.MembershipId, house.Nurse.Name);
            return new PostingPlan { Movements = [new(pack, 1, house.Safe, hands, "", Reopens: key)] };
        });

        Assert.Contains("already-settled", tooMuch.Findings.Select(finding => finding.Code));
        Assert.Contains("already-settled", byAnother.Findings.Select(finding => finding.Code));
        Assert.Equal("already-settled", Assert.Single(opened.Findings).Code);
        Assert.True((await house.Acts.BringBackAsync(house.ActOf(house.Nurse), pack, 4, key, house.Safe)).IsPosted);
        await house.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task A_refused_act_leaves_nothing_but_the_record_of_the_attempt(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(5);

        var result = await house.MoveAsync(pack, 6, house.Safe, house.Cart);

        Assert.Equal(PostingOutcome.Refused, result.Outcome);
        await using var db = house.OpenDb();
        Assert.Equal(1, await db.Postings.CountAsync());
        var attempt = await db.AuditEntries.SingleAsync();
        Assert.Equal(house.Nurse.MembershipId, attempt.ActorId);
        Assert.Contains("not-enough-here", attempt.Detail, StringComparison.Ordinal);
    }
}
