using MedDispense.Data.Ledger;
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
