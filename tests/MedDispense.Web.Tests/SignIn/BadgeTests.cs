using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.SignIn;

public sealed class BadgeTests
{
    [Fact]
    public async Task At_a_bound_station_badge_and_pin_change_the_person()
    {
        await using var house = await WebHouse.OpenAsync();
        var badge = await GiveBadgeAsync(house, "nurse2");
        using var tablet = await BindAsync(house);

        var answer = await tablet.SubmitAsync(await tablet.GetAsync("/sign-in/badge"), ("Badge", $" {badge.ToLowerInvariant()} "), ("Pin", WebHouse.Pin));

        Assert.Equal("/", answer.Location);
        Assert.Contains("Tom Okafor", (await tablet.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Contains("Cart A", (await tablet.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
        var row = Assert.Single(await SignInTests.RowsAsync(house), row => row.ActorId == house.People["nurse2"].Id);
        Assert.NotNull(row.StationId);
    }

    [Fact]
    public async Task On_any_other_device_a_pin_opens_nothing()
    {
        await using var house = await WebHouse.OpenAsync();
        var badge = await GiveBadgeAsync(house, "nurse2");
        using var browser = house.Visit();
        Assert.Equal("/sign-in", (await browser.GetAsync("/sign-in/badge")).Location);
        var door = await browser.GetAsync("/sign-in");

        var answer = await browser.PostAsync("/sign-in/badge",
            [new("__RequestVerificationToken", Token(door)), new("Badge", badge), new("Pin", WebHouse.Pin)]);

        Assert.Equal("/sign-in", answer.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task A_badge_of_another_house_a_closed_one_and_a_wrong_pin_are_answered_alike()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        var mine = await GiveBadgeAsync(house, "nurse2");
        var theirs = await GiveBadgeAsync(other, "nurse");
        var closed = await GiveBadgeAsync(house, "stock");
        await house.ArrangeAsync(async db =>
            (await db.Staff.SingleAsync(row => row.Id == house.People["stock"].Id)).ClosedAt = house.Clock.GetUtcNow().UtcDateTime);
        using var tablet = await BindAsync(house);
        var page = await tablet.GetAsync("/sign-in/badge");

        foreach (var (badge, pin) in new[] { (theirs, WebHouse.Pin), (closed, WebHouse.Pin), (mine, "7093"), ("nonsense", WebHouse.Pin), (house.NameOf("nurse"), WebHouse.Pin) })
        {
            var answer = await tablet.SubmitAsync(page, ("Badge", badge), ("Pin", pin));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("do not belong together", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Too_many_wrong_tries_lock_the_station_for_everybody_until_a_manager_unlocks_it()
    {
        await using var house = await WebHouse.OpenAsync();
        var badge = await GiveBadgeAsync(house, "nurse2");
        using var tablet = await BindAsync(house);
        var page = await tablet.GetAsync("/sign-in/badge");
        for (var i = 0; i < 10; i++)
            await tablet.SubmitAsync(page, ("Badge", "MDSNOBODY"), ("Pin", "7093"));

        Assert.Contains("station is locked", (await tablet.SubmitAsync(page, ("Badge", badge), ("Pin", WebHouse.Pin))).Text, StringComparison.Ordinal);
        Assert.Contains("station is locked",
            (await SignInTests.EnterAsync(tablet, house.NameOf("stock"), WebHouse.Password)).Text, StringComparison.Ordinal);
        Assert.Contains(await SignInTests.RowsAsync(house), row => row.Kind == AuditKind.Locked && row.StationId is not null);

        using var manager = await house.SignInAsync("manager");
        var list = await manager.GetAsync("/stations");
        var unlocked = await manager.SubmitAsync(list, "form[action$='/unlock']");
        Assert.Equal(HttpStatusCode.Redirect, unlocked.Status);
        var entered = await tablet.SubmitAsync(await tablet.GetAsync("/sign-in/badge"), ("Badge", badge), ("Pin", WebHouse.Pin));
        Assert.Equal("/", entered.Location);
    }

    internal static async Task<string> GiveBadgeAsync(WebHouse house, string who)
    {
        var code = HouseCode.New(FacilityCodeType.Staff);
        await house.ArrangeAsync(async db => (await db.Staff.SingleAsync(row => row.Id == house.People[who].Id)).BadgeCode = code);
        return code;
    }

    /// <summary>A tablet that the manager has bound to the cart and left signed out.</summary>
    internal static async Task<Browser> BindAsync(WebHouse house, string place = "cart")
    {
        var tablet = await house.SignInAsync("manager");
        var bound = await tablet.SubmitAsync(await tablet.GetAsync("/stations/bind"), ("Name", "Tablet 1"), ("PlaceId", house.Places[place].Id.ToString()));
        Assert.Equal("/stations", bound.Location);
        await tablet.SubmitAsync(await tablet.GetAsync("/account"), "form[action='/sign-out']");
        return tablet;
    }

    internal static string Token(Answer page) =>
        page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
