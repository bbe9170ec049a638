using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Counts;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Counts;

public sealed class CountTests
{
    [BothDatabases]
    public async Task A_count_that_agrees_is_a_line_of_zero_and_opens_nothing(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);

        await house.CountedAsync("nurse", "cart", 30);

        var line = await house.AskAsync(db => db.CountLines.SingleAsync());
        Assert.Equal((30L, 30L, 1L), (line.Counted, line.Expected, line.AsOfLine));
        var written = await house.AskAsync(db => db.RegisterLines.SingleAsync(row => row.Kind == RegisterLineKind.Count));
        Assert.Equal((30L, 0L, 0L, 30L), (written.CountedAmount!.Value, written.AmountIn, written.AmountOut, written.PageBalance));
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.True((await house.VerifiedAsync()).IsWhole);
    }

    [BothDatabases]
    public async Task A_difference_opens_a_discrepancy_moves_nothing_and_is_expected_next_time(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);

        await house.CountedAsync("nurse", "cart", 29);

        var found = await house.OnlyDiscrepancyAsync();
        Assert.Equal((DiscrepancyRule.CountDiffers, -1L, house.Places["cart"].Id), (found.Rule, found.Difference, found.PlaceId!.Value));
        Assert.Equal(30, await house.AmountAsync(pack, "cart"));
        house.Clock.Advance(TimeSpan.FromHours(8));
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 2);
        await house.CountedAsync("nurse2", "cart", 27);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.Equal([29, 27], await house.AskAsync(async db => (await db.CountLines.ToListAsync()).OrderBy(row => row.CountedAt).Select(row => (int)row.Counted).ToList()));
        Assert.True((await house.VerifiedAsync()).IsWhole);
    }

    [BothDatabases]
    public async Task Two_errors_that_cancel_are_two_discrepancies(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);
        var tablets = await house.AddTabletsAsync();
        var count = await house.OpenAsync("nurse", "cart");

        Assert.True((await house.CountAsync("nurse", count, 29)).IsDone);
        Assert.True((await house.CountAsync("nurse", count, 1, tablets, asOf: 0)).IsDone);
        Assert.True((await house.CloseAsync("nurse", count)).IsPosted);

        Assert.Equal([-1L, 1L], await house.AskAsync(async db => (await db.Discrepancies.ToListAsync()).Select(row => row.Difference).Order().ToList()));
    }

    [BothDatabases]
    public async Task A_line_that_moved_between_looking_and_saving_is_counted_again(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);
        var elsewhere = await house.StockAsync("safe", 5);
        var count = await house.OpenAsync("nurse", "cart");
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 1);

        var stale = await house.CountAsync("nurse", count, 30, asOf: 2);
        await house.WasteAsync("nurse", "nurse2", elsewhere, "safe", 1);
        var fresh = await house.CountAsync("nurse", count, 29, asOf: 3);
        var forged = await house.CountAsync("nurse", count, 29, asOf: 99);

        Assert.Equal(SaveCountLine.Moved, Assert.Single(stale.Problems).Sentence);
        Assert.True(fresh.IsDone);
        Assert.Equal(SaveCountLine.Moved, Assert.Single(forged.Problems).Sentence);
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 4);
        Assert.True((await house.CloseAsync("nurse", count)).IsPosted);
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [BothDatabases]
    public async Task A_figure_sent_twice_is_one_and_the_newest_of_a_line_holds(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);
        var count = await house.OpenAsync("nurse", "cart");
        var id = Guid.CreateVersion7();

        Assert.True((await house.CountAsync("nurse", count, 28, id: id)).IsDone);
        Assert.True((await house.CountAsync("nurse", count, 28, id: id)).IsDone);
        Assert.False((await house.CountAsync("nurse", count, 27, id: id)).IsDone);
        Assert.True((await house.CountAsync("nurse", count, 30)).IsDone);
        var act = Guid.CreateVersion7();
        Assert.Equal(PostingOutcome.Posted, (await house.CloseAsync("nurse", count, id: act)).Outcome);
        Assert.Equal(PostingOutcome.AlreadyPosted, (await house.CloseAsync("nurse", count, id: act)).Outcome);
        var late = await house.CloseAsync("nurse", count);

        Assert.Equal("count-ended", Assert.Single(late.Findings).Code);
        Assert.False((await house.CountAsync("nurse", count, 30)).IsDone);
        Assert.Equal((2, 1, 0), await house.AskAsync(async db =>
            (await db.CountEntries.CountAsync(), await db.CountLines.CountAsync(), await db.Discrepancies.CountAsync())));
    }

    [BothDatabases]
    public async Task A_place_has_one_open_count_and_whoever_comes_second_is_led_to_it(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);

        var counts = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => house.OpenAsync(i % 2 == 0 ? "nurse" : "nurse2", "cart")));

        Assert.Single(counts.Distinct());
        Assert.NotEqual(counts[0], await house.OpenAsync("stock", "safe"));
        Assert.Equal(2, await house.AskAsync(db => db.CountSessions.CountAsync(row => row.ClosedAt == null)));
    }

    [BothDatabases]
    public async Task Two_who_close_at_once_close_once(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);
        var count = await house.OpenAsync("nurse", "cart");
        Assert.True((await house.CountAsync("nurse", count, 29)).IsDone);

        var results = await Task.WhenAll(house.CloseAsync("nurse", count), house.CloseAsync("nurse2", count));

        Assert.Single(results, result => result.IsPosted);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [BothDatabases]
    public async Task A_shift_is_handed_over_by_two_with_keys_and_open_matters(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);
        var tablets = await house.AddTabletsAsync();
        await house.WithAsync((Features.TakeOuts.TakeOutStock take) => take.RunAsync(house.Act("nurse"), new(pack.Id, house.Places["cart"].Id, 2, null)));
        var count = await house.OpenAsync("nurse", "cart", CountKind.ShiftHandover);
        await house.CountAsync("nurse", count, 28);

        var alone = await house.CloseAsync("nurse", count, kind: CountKind.ShiftHandover, keys: "Keys 1, 2");
        var withoutKeys = await house.CloseAsync("nurse", count, "nurse2", CountKind.ShiftHandover);
        var done = await house.CloseAsync("nurse", count, "nurse2", CountKind.ShiftHandover, "Keys 1, 2");

        Assert.Equal("witness-missing", Assert.Single(alone.Findings).Code);
        Assert.Equal("keys-missing", Assert.Single(withoutKeys.Findings).Code);
        Assert.True(done.IsPosted);
        var handover = await house.AskAsync(db => db.Handovers.SingleAsync());
        Assert.Equal((house.People["nurse"].Id, house.People["nurse2"].Id, "Keys 1, 2"), (handover.FromPersonId, handover.ToPersonId, handover.Keys));
        Assert.StartsWith("Signed out, entry 2: 2 films", handover.OpenMatters.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(PostingKind.ShiftHandedOver, await house.AskAsync(db => db.Postings.Where(row => row.Id == handover.PostingId).Select(row => row.Kind).SingleAsync()));
        Assert.NotNull(tablets);
        Assert.True((await house.VerifiedAsync()).IsWhole);
    }

    [BothDatabases]
    public async Task Lines_that_nobody_counted_block_the_close_and_are_named(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 1);
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 1);
        var count = await house.OpenAsync("nurse", "cart");

        var early = await house.CloseAsync("nurse", count);

        var finding = Assert.Single(early.Findings);
        Assert.Equal("lines-not-counted", finding.Code);
        Assert.Contains("buprenorphine–naloxone", finding.Fact, StringComparison.Ordinal);
        Assert.True((await house.CountAsync("nurse", count, 0)).IsDone);
        Assert.True((await house.CloseAsync("nurse", count)).IsPosted);
        // Nothing was there since this count, so nothing is on the next sheet.
        var next = await house.OpenAsync("nurse", "cart");
        Assert.Empty((await house.WithAsync((SeeCount see) => see.AskAsync(next)))!.Lines);
    }

    [BothDatabases]
    public async Task A_count_is_given_up_with_a_reason_and_counts_for_nothing(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);
        var count = await house.OpenAsync("nurse", "cart");
        await house.CountAsync("nurse", count, 12);

        Assert.False((await GiveUpAsync(house, count, " ")).IsDone);
        Assert.True((await GiveUpAsync(house, count, "The round is due.")).IsDone);
        Assert.True((await GiveUpAsync(house, count, "The round is due.")).IsDone);
        Assert.False((await GiveUpAsync(house, count, "Another reason.")).IsDone);
        Assert.True((await GiveUpAsync(house, Guid.CreateVersion7(), "Why?")).IsUnknown);

        Assert.Equal("count-ended", Assert.Single((await house.CloseAsync("nurse", count)).Findings).Code);
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.NotEqual(count, await house.OpenAsync("nurse", "cart"));
    }

    [BothDatabases]
    public async Task A_figure_that_cannot_be_or_belongs_to_no_line_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();
        await house.StockAsync("cart", 30);
        var count = await house.OpenAsync("nurse", "cart");

        Assert.False((await house.CountAsync("nurse", count, -1)).IsDone);
        Assert.False((await house.CountAsync("nurse", count, long.MaxValue)).IsDone);
        Assert.False((await house.CountAsync("nurse", count, 3, other.Films, asOf: 0)).IsDone);
        Assert.True((await other.CountAsync("nurse", count, 3, asOf: 0)).IsUnknown);
        Assert.Equal("count-unknown", Assert.Single((await other.CloseAsync("nurse", count)).Findings).Code);
        Assert.True((await GiveUpAsync(other, count, "Mine.")).IsUnknown);
        Assert.Equal(0, await house.AskAsync(db => db.CountEntries.CountAsync()));
    }

    [BothDatabases]
    public async Task The_tries_of_a_person_count_until_the_container_moves_and_no_other_form_begins_them_anew(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);
        var act = house.Act("nurse");

        var expected = await house.AskAsync(db => CountBackTries.ExpectedAsync(db, pack, house.Places["cart"].Id, 2));
        await house.ArrangeAsync(db =>
        {
            db.CountTries.Add(CountBackTries.Of(act, pack.Id, house.Places["cart"].Id, 27));
            return Task.CompletedTask;
        });

        Assert.Equal(28, expected);
        Assert.Equal(0, await TriesAsync(act, 27));
        Assert.Equal(1, await TriesAsync(act, 26));
        Assert.Equal(1, await TriesAsync(house.Act("nurse"), 27));
        Assert.Equal(0, await TriesAsync(house.Act("nurse2"), 27));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 1);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await TriesAsync(house.Act("nurse"), 27));

        Task<int> TriesAsync(Domain.Staff.Act by, long counted) =>
            house.AskAsync(db => CountBackTries.CountAsync(db, by, pack.Id, house.Places["cart"].Id, counted));
    }

    private static Task<Web.Hosting.ChangeResult> GiveUpAsync(WebHouse house, Guid count, string reason) =>
        house.WithAsync((GiveUpCount give) => give.RunAsync(house.Act("nurse"), new(count, reason)));
}
