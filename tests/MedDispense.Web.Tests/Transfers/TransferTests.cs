using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Transfers;

public sealed class TransferTests
{
    [BothDatabases]
    public async Task A_sending_of_two_packs_arrives_when_another_person_has_counted_it(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var first = await house.StockAsync("safe", 10, "A1");
        var second = await house.StockAsync("safe", 20, "B2");

        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (first, 4), (second, 20)));

        Assert.Equal(6, await house.AmountAsync(first, "safe"));
        Assert.Equal(0, await house.AmountAsync(first, "cart"));
        Refused(await house.ReceiveAsync("stock", sent, (1, 4), (2, 20)), "receiver-is-sender");
        Posted(await house.ReceiveAsync("nurse", sent, (1, 4), (2, 20)));
        Assert.Equal(4, await house.AmountAsync(first, "cart"));
        Assert.Equal(20, await house.AmountAsync(second, "cart"));
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Refused(await house.ReceiveAsync("nurse", sent, (1, 4), (2, 20)), "transfer-changed");
    }

    [BothDatabases]
    public async Task Fewer_leave_the_rest_on_the_way_and_open_a_discrepancy_that_a_later_find_explains(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 10)));

        Posted(await house.ReceiveAsync("nurse", sent, (1, 7)));

        Assert.Equal(7, await house.AmountAsync(pack, "cart"));
        Assert.Equal(10, await house.AllOfAsync(pack));
        var missing = await house.AskAsync(db => db.Discrepancies.SingleAsync());
        Assert.Equal((DiscrepancyRule.TransferShort, -3L, (Guid?)pack.Id), (missing.Rule, missing.Difference, missing.PackId));

        Posted(await house.ReceiveAsync("nurse", sent, (1, 2)));

        Assert.Equal(9, await house.AmountAsync(pack, "cart"));
        var step = await house.AskAsync(db => db.DiscrepancySteps.SingleAsync(row => row.Kind == DiscrepancyStepKind.Explained));
        Assert.Equal((missing.Id, -2L), (step.DiscrepancyId, step.ExplainedAmount));
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [BothDatabases]
    public async Task A_line_that_differs_is_counted_a_second_time_and_what_cannot_be_is_mistyped(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 30);
        var other = await house.StockAsync("safe", 5, "B2");
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 10), (other, 5)));

        var first = await house.CountInAsync("nurse", sent, [], (1, 9), (2, 5));

        Refused(first, ReceiveTransfer.CountAgain);
        var asked = Assert.Single(first.Findings);
        Assert.Equal("Lines[0].Amount", asked.Field);
        Assert.DoesNotContain("10", asked.What + asked.Fact + asked.Next, StringComparison.Ordinal);
        Refused(await house.CountInAsync("nurse", sent, [2], (1, 9), (2, 5)), ReceiveTransfer.CountAgain);
        Refused(await house.CountInAsync("nurse", sent, [1, 2], (1, 1_000_000), (2, 5)), "count-implausible");
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Posted(await house.CountInAsync("nurse", sent, [1], (1, 9), (2, 5)));
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [BothDatabases]
    public async Task More_than_was_sent_moves_only_what_was_sent_and_opens_a_discrepancy(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 5)));

        Posted(await house.ReceiveAsync("nurse", sent, (1, 6)));

        Assert.Equal(5, await house.AmountAsync(pack, "cart"));
        Assert.Equal(10, await house.AllOfAsync(pack));
        var over = await house.AskAsync(db => db.Discrepancies.SingleAsync());
        Assert.Equal((DiscrepancyRule.TransferOver, 1L), (over.Rule, over.Difference));
    }

    [BothDatabases]
    public async Task Nothing_counted_leaves_everything_on_the_way(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 5)));

        Posted(await house.ReceiveAsync("nurse", sent, (1, 0)));

        Assert.Equal(0, await house.AmountAsync(pack, "cart"));
        Assert.Equal(-5, (await house.AskAsync(db => db.Discrepancies.SingleAsync())).Difference);
    }

    [BothDatabases]
    public async Task Two_who_count_the_same_sending_at_once_are_not_both_believed(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 10)));

        var results = await Task.WhenAll(
            house.ReceiveAsync("nurse", sent, (1, 5)), house.ReceiveAsync("nurse2", sent, (1, 5)),
            CancelAsync(house, "stock", sent));

        Assert.Single(results, result => result.IsPosted);
        Assert.Equal(10, await house.AllOfAsync(pack));
    }

    [BothDatabases]
    public async Task A_sending_comes_back_whole_before_it_is_received_and_never_after(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var first = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 4)));
        var second = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 3)));
        Posted(await house.ReceiveAsync("nurse", second, (1, 2)));

        Refused(await CancelAsync(house, "nurse", first), "not-the-sender");
        Refused(await CancelAsync(house, "stock", first, " "), "reason-missing");
        Posted(await CancelAsync(house, "stock", first));
        Refused(await CancelAsync(house, "stock", first), "transfer-changed");
        Refused(await CancelAsync(house, "stock", second), "transfer-changed");
        Refused(await house.ReceiveAsync("nurse", first, (1, 4)), "transfer-changed");
        Refused(await CancelAsync(house, "stock", Guid.CreateVersion7()), "transfer-unknown");

        Assert.Equal(7, await house.AmountAsync(pack, "safe"));
    }

    [BothDatabases]
    public async Task Stock_out_of_date_goes_to_quarantine_only_and_nothing_leaves_quarantine(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var expired = await house.StockAsync("safe", 10, "OLD", new DateOnly(2026, 1, 31));
        var aside = await house.StockAsync("quarantine", 10, "Q1");

        Refused(await house.SendAsync("stock", "safe", "cart", (expired, 1)), "pack-expired");
        Posted(await house.SendAsync("stock", "safe", "quarantine", (expired, 1)));
        Refused(await house.SendAsync("stock", "quarantine", "cart", (aside, 1)), "place-is-quarantine");
    }

    [Fact]
    public async Task Forms_that_make_no_sense_are_refused_and_move_nothing()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("safe", 10);
        await house.AddPlaceAsync("old", PlaceKind.Cart, "Cart B");
        await house.ClosePlaceAsync("old");
        house.Places["hands"] = await house.AskAsync(db => db.Places.FirstAsync(row => row.Kind == PlaceKind.Lost));

        Refused(await house.SendAsync("stock", "safe", "cart"), "packs-missing");
        Refused(await house.SendAsync("stock", "safe", "cart", (pack, 1), (pack, 1)), "packs-missing");
        Refused(await house.SendAsync("stock", "safe", "safe", (pack, 1)), "destination-unknown");
        Refused(await house.SendAsync("stock", "safe", "hands", (pack, 1)), "destination-unknown");
        Refused(await house.SendAsync("stock", "safe", "old", (pack, 1)), "place-closed");
        Refused(await house.SendAsync("stock", "safe", "cart", (pack, 11)), "not-enough-here");
        Refused(await house.SendAsync("stock", "safe", "cart", (pack, 0)), "amount-out-of-range");
        Refused(await house.SendAsync("support", "safe", "cart", (pack, 1)), "no-right-to-controlled");
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 5)));
        Refused(await house.ReceiveAsync("nurse", sent), "count-missing");
        Refused(await house.ReceiveAsync("nurse", sent, (1, -1)), "count-missing");
        Refused(await house.ReceiveAsync("nurse", sent, (1, 5), (2, 1)), "count-missing");
        Refused(await house.ReceiveAsync("nurse", Guid.CreateVersion7(), (1, 5)), "transfer-unknown");
        Assert.Equal(0, await house.AmountAsync(pack, "cart"));
    }

    [Fact]
    public async Task A_lot_that_expires_earlier_and_stays_behind_is_noted()
    {
        await using var house = await WebHouse.OpenAsync();
        var late = await house.StockAsync("safe", 10, "LATE", new DateOnly(2028, 1, 31));
        await house.StockAsync("safe", 10, "SOON", new DateOnly(2026, 9, 30));

        var result = await house.SendAsync("stock", "safe", "cart", (late, 1));

        Posted(result);
        var note = Assert.Single(result.Findings);
        Assert.Equal("earlier-expiry-stays", note.Code);
        Assert.Contains("SOON", note.Fact, StringComparison.Ordinal);
    }

    private static Task<PostingResult> CancelAsync(WebHouse house, string who, Guid transferId, string reason = "Cart is full.") =>
        house.WithAsync((CancelTransfer cancel) => cancel.RunAsync(house.Act(who), new(transferId, reason)));
}
