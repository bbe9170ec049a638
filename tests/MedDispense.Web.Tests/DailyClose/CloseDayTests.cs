using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.DailyClose;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.DailyClose;

public sealed class CloseDayTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    [BothDatabases]
    public async Task Two_people_close_the_day_and_the_close_is_the_anchor(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("safe", 10);

        var result = await RunAsync(house, "nurse2", new(Today, null, null, CloseNow: true));

        Assert.Equal(PostingOutcome.Posted, result.Outcome);
        var close = await house.WithAsync((ReadClose read) => read.AskAsync(Today));
        Assert.Equal((result.Receipt!.Number, result.Receipt.Hash), (close!.Number, close.Hash));
        Assert.Equal($"2:{result.Receipt.Hash}", close.Anchor);
        Assert.Equal((1, 1, 0, 0), (close.ThroughNumber, close.PostingsCount, close.OpenInHands, close.OpenInTransit));
        Assert.Equal(("PL", "TO"), (close.ByInitials, close.SecondInitials));
        Assert.Null(close.Remarks);
        Assert.False(close.IsLate);
        var report = await house.WithAsync((MedDispenseDb db) =>
            new LedgerVerifier(db).VerifyAsync(LedgerAnchor.Read(close.Anchor)));
        Assert.True(report.IsWhole, string.Join(", ", report.Problems));
    }

    [BothDatabases]
    public async Task One_person_alone_does_not_close_a_day(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);

        var result = await RunAsync(house, null, new(Today, null, null, CloseNow: true));

        Assert.Contains(result.Findings, finding => finding.Code == "witness-missing");
        Assert.Equal(0, await house.AskAsync(db => db.DailyCloses.CountAsync()));
    }

    [BothDatabases]
    public async Task What_is_open_needs_a_remark_and_stands_on_the_close(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        await TakeOutAsync(house, pack, 3);

        var silent = await RunAsync(house, "nurse2", new(Today, " ", null, CloseNow: true));
        var said = await RunAsync(house, "nurse2", new(Today, "With Priya on the outing until 20:00.", null, CloseNow: true));

        Assert.Equal("open-matters-without-remark", Assert.Single(silent.Findings).Code);
        Assert.Equal(PostingOutcome.Posted, said.Outcome);
        var close = await house.WithAsync((ReadClose read) => read.AskAsync(Today));
        Assert.Equal(1, close!.OpenInHands);
        Assert.Equal("1 amount is signed out to a person.\nWith Priya on the outing until 20:00.", close.Remarks);
    }

    [BothDatabases]
    public async Task A_day_that_is_not_over_is_closed_only_when_it_is_meant(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);

        var early = await RunAsync(house, "nurse2", new(Today, null, null));
        house.Clock.Advance(TimeSpan.FromHours(9));
        var evening = await RunAsync(house, "nurse2", new(Today, null, null));

        Assert.Equal("day-not-over", Assert.Single(early.Findings).Code);
        Assert.True(evening.IsPosted);
        Assert.False((await house.WithAsync((ReadClose read) => read.AskAsync(Today)))!.IsEarly);
    }

    [BothDatabases]
    public async Task A_close_names_the_discrepancies_that_were_open_when_it_was_signed(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = StockHouse.Posted(await house.SendAsync("stock", "safe", "cart", (pack, 10)));
        StockHouse.Posted(await house.ReceiveAsync("nurse", sent, (1, 7)));

        Assert.True((await RunAsync(house, "nurse2", new(Today, "Looked for together.", null, CloseNow: true))).IsPosted);
        house.Clock.Advance(TimeSpan.FromDays(1));
        StockHouse.Posted(await house.ReceiveAsync("nurse", sent, (1, 4)));

        var close = (await house.WithAsync((ReadClose read) => read.AskAsync(Today)))!;
        Assert.Equal(1, close.OpenDiscrepancies);
        Assert.Equal(1, Assert.Single(close.Discrepancies).Number);
        Assert.Contains("1 discrepancy is open: 1.", close.Remarks, StringComparison.Ordinal);
        Assert.Equal("1 on the way, 1 discrepancy", close.OpenWords);
        var state = await house.WithAsync((SeeDay see) => see.AskAsync(house.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal((2, 2), (state.OpenDiscrepancies, state.Discrepancies.Count));
    }

    [BothDatabases]
    public async Task Days_are_closed_in_order_and_late_ones_say_so(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        Assert.True((await RunAsync(house, "nurse2", new(Today, null, null, CloseNow: true))).IsPosted);
        house.Clock.Advance(TimeSpan.FromDays(4));

        var outOfOrder = await RunAsync(house, "nurse2", new(Today.AddDays(3), null, null));
        var late = await RunAsync(house, "nurse2", new(Today.AddDays(1), null, null));
        var withReason = await RunAsync(house, "nurse2", new(Today.AddDays(3), null, "Nobody with the right was here."));
        var again = await RunAsync(house, "nurse2", new(Today.AddDays(3), null, null));
        var passedOver = await RunAsync(house, "nurse2", new(Today.AddDays(2), null, null));
        var tomorrow = await RunAsync(house, "nurse2", new(Today.AddDays(5), null, "Early."));

        Assert.Equal("days-left-out-without-reason", Assert.Single(outOfOrder.Findings).Code);
        Assert.True(late.IsPosted);
        Assert.True(withReason.IsPosted);
        Assert.Equal("day-closed-already", Assert.Single(again.Findings).Code);
        Assert.Equal("day-left-out", Assert.Single(passedOver.Findings).Code);
        Assert.Equal("day-in-the-future", Assert.Single(tomorrow.Findings).Code);
        var list = await house.WithAsync((ReadClose read) => read.AskListAsync(null));
        Assert.Equal([Today.AddDays(3), Today.AddDays(1), Today], list.Select(close => close.Day));
        Assert.Equal([true, true, false], list.Select(close => close.IsLate));
        Assert.Equal("Not closed: 12 Jun 2026. Nobody with the right was here.", list[0].Remarks);
    }

    [BothDatabases]
    public async Task Two_people_who_close_the_same_day_at_once_make_one_close(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("safe", 10);
        var acts = Enumerable.Range(0, 4).Select(index => house.Act(index % 2 == 0 ? "nurse" : "manager", "nurse2")).ToList();

        var results = await Task.WhenAll(acts.Select(act =>
            house.WithAsync((CloseDay close) => close.RunAsync(act, new(Today, null, null, CloseNow: true)))));

        Assert.Single(results, result => result.Outcome == PostingOutcome.Posted);
        Assert.All(results.Where(result => result.Outcome != PostingOutcome.Posted), result =>
            Assert.Equal("day-closed-already", Assert.Single(result.Findings).Code));
        Assert.Equal(1, await house.AskAsync(db => db.DailyCloses.CountAsync()));
    }

    [BothDatabases]
    public async Task The_same_form_sent_twice_closes_once_and_other_content_is_a_conflict(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("nurse", "nurse2");

        var first = await house.WithAsync((CloseDay close) => close.RunAsync(act, new(Today, null, null, CloseNow: true)));
        var second = await house.WithAsync((CloseDay close) => close.RunAsync(act, new(Today, null, null, CloseNow: true)));
        var other = await house.WithAsync((CloseDay close) => close.RunAsync(act, new(Today.AddDays(-1), null, null)));

        Assert.Equal(PostingOutcome.AlreadyPosted, second.Outcome);
        Assert.Equal(first.Receipt!.Hash, second.Receipt!.Hash);
        Assert.Equal(PostingOutcome.ConflictingReplay, other.Outcome);
    }

    [BothDatabases]
    public async Task The_state_of_the_day_names_what_is_open_and_the_days_that_wait(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        await RunAsync(house, "nurse2", new(Today, null, null, CloseNow: true));
        await TakeOutAsync(house, pack, 3);
        house.Clock.Advance(TimeSpan.FromDays(2));

        var state = await house.WithAsync((SeeDay see) => see.AskAsync(house.Clock.GetUtcNow().UtcDateTime));

        Assert.Equal(Today.AddDays(1), state.Day);
        Assert.Equal([Today.AddDays(1), Today.AddDays(2)], state.NotClosed);
        Assert.Equal((1, 0), (state.EntriesSinceClose, state.EntriesToday));
        var open = Assert.Single(state.InHands);
        Assert.Equal("Signed out to Priya Lindqvist", open.Where);
        Assert.Equal("3 films", open.Amount.Replace('\u00a0', ' '));
        Assert.Empty(state.InTransit);
        Assert.Empty(state.ToDestroy);
    }

    private static Task<PostingResult> RunAsync(WebHouse house, string? witness, CloseDay.Command command) =>
        house.WithAsync((CloseDay close) => close.RunAsync(house.Act("nurse", witness), command));

    private static async Task TakeOutAsync(WebHouse house, Pack pack, long amount)
    {
        var act = house.Act("nurse");
        var result = await house.WithAsync((LedgerStore store) => store.PostAsync(act, PostingKind.TakenOut, new { act.Id }, async scope =>
            new PostingPlan
            {
                Movements = [new(pack, amount, house.Places["safe"],
                    await scope.HandsOfAsync(act.Actor.MembershipId, act.Actor.Name), act.Actor.Name)],
            }));
        Assert.True(result.IsPosted);
    }
}
