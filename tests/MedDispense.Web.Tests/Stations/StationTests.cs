using System.Net;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Stations;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Stations;

public sealed class StationTests
{
    [Fact]
    public async Task A_bound_device_shows_its_place_to_whoever_signs_in_and_forgets_it_when_closed()
    {
        await using var house = await WebHouse.OpenAsync();
        using var tablet = await BadgeTests.BindAsync(house);
        await SignInTests.EnterAsync(tablet, house.NameOf("nurse"), WebHouse.Password);
        Assert.Contains("Cart A", (await tablet.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);

        using var manager = await house.SignInAsync("manager");
        Assert.DoesNotContain("Cart A", (await manager.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
        var list = await manager.GetAsync("/stations");
        var id = (await house.AskAsync(db => db.Stations.SingleAsync())).Id;
        Assert.Equal("/stations", (await manager.SubmitAsync(await manager.GetAsync($"/stations/{id}/change"),
            ("Name", "Dosing hatch"), ("PlaceId", house.Places["safe"].Id.ToString()))).Location);
        Assert.Contains("Controlled cupboard", (await tablet.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync(list, $"form[action='/stations/{id}/close']");

        Assert.DoesNotContain("Controlled", (await tablet.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
        var details = await house.AskAsync(db => db.AuditEntries.Where(row => row.Subject == "station").OrderBy(row => row.At).Select(row => row.Detail).ToListAsync());
        Assert.Contains("name: Tablet 1 → Dosing hatch; place: Cart A → Controlled cupboard", details);
        Assert.Contains("station: open → closed", details);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_script_and_from_other_sites()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("administrator");
        var page = await browser.GetAsync("/stations/bind");
        await browser.SubmitAsync(page, ("Name", "Tablet 1"), ("PlaceId", house.Places["cart"].Id.ToString()));

        var cookie = Assert.Single(browser.LastCookies, cookie => cookie.StartsWith(StationCookie.Name, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var token = cookie.Split('=', ';')[1];
        Assert.Equal(StationToken.HashOf(token), (await house.AskAsync(db => db.Stations.SingleAsync())).TokenHash);
    }

    [BothDatabases]
    public async Task The_same_form_sent_twice_makes_one_station_and_other_content_is_a_conflict(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var command = new BindStation.Command(Guid.CreateVersion7(), "Tablet 1", house.Places["cart"].Id);

        var first = await BindAsync(house, command);
        var second = await BindAsync(house, command);
        var other = await BindAsync(house, command with { Name = "Tablet 2" });

        Assert.True(first.Change.IsDone && second.Change.IsDone);
        Assert.False(other.Change.IsDone);
        var station = await house.AskAsync(db => db.Stations.SingleAsync());
        Assert.Equal(StationToken.HashOf(second.Token!), station.TokenHash);
        Assert.NotEqual(first.Token, second.Token);
    }

    [BothDatabases]
    public async Task Binding_to_another_device_takes_the_station_from_the_first(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        using var first = await BadgeTests.BindAsync(house);
        using var second = await house.SignInAsync("manager");
        var id = (await house.AskAsync(db => db.Stations.SingleAsync())).Id;

        await second.SubmitAsync(await second.GetAsync("/stations"), $"form[action='/stations/{id}/bind']");

        Assert.Contains("Cart A", (await second.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await first.GetAsync("/sign-in/badge")).Location);
    }

    [BothDatabases]
    public async Task A_place_that_stock_cannot_leave_from_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();
        var wasted = await house.AskAsync(db => db.Places.SingleAsync(row => row.Kind == PlaceKind.Wasted));
        foreach (var place in new[] { house.Places["quarantine"].Id, wasted.Id, other.Places["cart"].Id, Guid.CreateVersion7() })
        {
            var result = await BindAsync(house, new(Guid.CreateVersion7(), "Tablet 1", place));
            Assert.Equal("PlaceId", Assert.Single(result.Change.Problems).Field);
        }

        Assert.Equal(0, await house.AskAsync(db => db.Stations.CountAsync()));
    }

    [BothDatabases]
    public async Task Stations_of_another_house_are_not_known_here(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();
        var theirs = Guid.CreateVersion7();
        Assert.True((await BindAsync(other, new(theirs, "Tablet 1", other.Places["cart"].Id))).Change.IsDone);
        var before = await other.AskAsync(db => db.Stations.AsNoTracking().SingleAsync());

        Assert.True((await BindAsync(house, new(theirs, null, null))).Change.IsUnknown);
        Assert.True((await house.WithAsync((ChangeStation change) => change.RunAsync(house.Act("manager"), new(theirs, 0, "Mine", house.Places["cart"].Id)))).IsUnknown);
        Assert.True((await house.WithAsync((CloseStation close) => close.RunAsync(house.Act("manager"), new(theirs)))).IsUnknown);
        Assert.True((await house.WithAsync((UnlockStation unlock) => unlock.RunAsync(house.Act("manager"), new(theirs)))).IsUnknown);

        var after = await other.AskAsync(db => db.Stations.AsNoTracking().SingleAsync());
        Assert.Equal((before.Name, before.Version, before.TokenHash, before.ClosedAt), (after.Name, after.Version, after.TokenHash, after.ClosedAt));
    }

    [Fact]
    public async Task A_device_of_one_house_is_no_station_in_another()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        using var tablet = await BadgeTests.BindAsync(house);

        await SignInTests.EnterAsync(tablet, other.NameOf("nurse"), WebHouse.Password);

        Assert.DoesNotContain("Cart A", (await tablet.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", null)]
    [InlineData("Name", "")]
    [InlineData("Name", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("PlaceId", null)]
    [InlineData("PlaceId", "the cart")]
    [InlineData("Id", null)]
    [InlineData("Id", "00000000-0000-0000-0000-000000000000")]
    public async Task An_entry_that_does_not_fit_is_refused_and_nothing_is_bound(string field, string? value)
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("manager");
        (string Name, string? Value)[] entries = [("Name", "Tablet 1"), ("PlaceId", house.Places["cart"].Id.ToString())];

        var answer = await browser.SubmitAsync(await browser.GetAsync("/stations/bind"), [.. entries.Where(entry => entry.Name != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(0, await house.AskAsync(db => db.Stations.CountAsync()));
    }

    [BothDatabases]
    public async Task A_stale_change_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var id = Guid.CreateVersion7();
        await BindAsync(house, new(id, "Tablet 1", house.Places["cart"].Id));
        var place = house.Places["cart"].Id;

        Assert.True((await ChangeAsync(0, "Tablet A")).IsDone);
        Assert.False((await ChangeAsync(0, "Tablet B")).IsDone);
        Assert.True((await ChangeAsync(0, "Tablet A")).IsDone);

        Task<ChangeResult> ChangeAsync(int version, string name) =>
            house.WithAsync((ChangeStation change) => change.RunAsync(house.Act("manager"), new(id, version, name, place)));
    }

    private static Task<BindStation.Result> BindAsync(WebHouse house, BindStation.Command command) =>
        house.WithAsync((BindStation bind) => bind.RunAsync(house.Act("manager"), command));
}
