using System.Net;
using MedDispense.Domain.Facilities;
using MedDispense.Testing;
using MedDispense.Web.Features.Home;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Features.Transfers;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Home;

public sealed class HomeTests
{
    [Fact]
    public async Task A_house_in_which_nothing_waits_says_so_to_everybody()
    {
        await using var house = await WebHouse.OpenAsync();
        foreach (var who in house.People.Keys)
        {
            using var browser = await house.SignInAsync(who);
            var page = await browser.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Nothing to do here", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Page.QuerySelector("main a[href='/discrepancies/report']"));
        }
    }

    [BothDatabases]
    public async Task What_waits_is_counted_from_the_books(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var soon = await house.StockAsync("cart", 10, "A1", new DateOnly(2026, 7, 1));
        var fresh = await house.StockAsync("cart", 10, "A2");
        await house.ArrangeAsync(async db => (await db.Medicines.SingleAsync()).LowStockBelow = 20);

        var before = await AskAsync(house, "nurse");
        Assert.Equal((0, 0, 1, 0), (before.SignedOutToMe, before.TransfersToReceive, before.ExpiringSoon, before.LowStock));

        var takenOut = await house.WithAsync((TakeOutStock take) => take.RunAsync(house.Act("nurse"),
            new(fresh.Id, house.Places["cart"].Id, 1, null)));
        Assert.True(takenOut.IsPosted);
        var sent = await house.WithAsync((SendTransfer send) => send.RunAsync(house.Act("stock", "nurse"),
            new(house.Places["cart"].Id, house.Places["safe"].Id, [new(soon.Id, 10)], null)));
        Assert.True(sent.IsPosted);

        var nurse = await AskAsync(house, "nurse");
        Assert.Equal((1, 0, 1, 0, 1), (nurse.SignedOutToMe, nurse.SignedOutTooLong, nurse.TransfersToReceive, nurse.ExpiringSoon, nurse.LowStock));
        Assert.Equal(0, (await AskAsync(house, "nurse2")).SignedOutToMe);
        Assert.Equal(1, (await AskAsync(house, "nurse", house.Places["safe"].Id)).TransfersToReceive);
        Assert.Equal(0, (await AskAsync(house, "nurse", house.Places["cart"].Id)).TransfersToReceive);
        house.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(1, (await AskAsync(house, "nurse")).SignedOutTooLong);
    }

    [BothDatabases]
    public async Task Days_that_nobody_closed_are_counted_in_the_houses_zone(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        Assert.Equal(0, (await AskAsync(house, "nurse")).DaysNotClosed);
        await house.StockAsync("cart", 10);

        Assert.Equal(0, (await AskAsync(house, "nurse")).DaysNotClosed);
        house.Clock.Set(new DateTimeOffset(2026, 6, 11, 3, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, (await AskAsync(house, "nurse")).DaysNotClosed);
        house.Clock.Set(new DateTimeOffset(2026, 6, 12, 4, 1, 0, TimeSpan.Zero));
        Assert.Equal(2, (await AskAsync(house, "nurse")).DaysNotClosed);
    }

    [Fact]
    public async Task Each_person_is_shown_what_their_role_can_do_something_about()
    {
        await using var house = await WebHouse.OpenAsync();
        var support = await AskAsync(house, "support");
        Assert.Equal(new WhatWaits.View(), support);
        var inspector = await AskAsync(house, "inspector");
        Assert.Null(inspector.SignedOutToMe);
        Assert.Equal(0, inspector.OpenDiscrepancies);
        Assert.Null((await AskAsync(house, "nurse")).OpenDiscrepancies);
        Assert.NotNull((await AskAsync(house, "manager")).DaysNotClosed);
        Assert.Null((await AskAsync(house, "manager")).DosesOverdue);
        Assert.Equal(0, (await AskAsync(house, "nurse")).DosesOverdue);
    }

    [Fact]
    public async Task What_waits_leads_to_its_list()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 10, expiry: new DateOnly(2026, 6, 20));
        await house.WithAsync((TakeOutStock take) => take.RunAsync(house.Act("nurse"), new(pack.Id, house.Places["cart"].Id, 2, null)));
        using var browser = await house.SignInAsync("nurse");

        var links = (await browser.GetAsync("/")).Page.QuerySelectorAll("main a.count-tile");

        Assert.Equal(["/take-outs", "/stock/expiring"], links.Select(link => link.GetAttribute("href")));
        Assert.Contains("1 amount signed out to you", string.Join(' ', links[0].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static Task<WhatWaits.View> AskAsync(WebHouse house, string who, Guid? place = null) => house.WithAsync(async (WhatWaits waits) =>
        await waits.AskAsync(
            house.Actor(who), await house.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync(row => row.Id == house.FacilityId)),
            new FacilityLimits(), place, house.Clock.GetUtcNow().UtcDateTime));
}
