using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.Transfers;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>A shift without a mouse and without a scanner: every control is reached with Tab, codes are typed.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyboardTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_nurse_signs_in_counts_a_transfer_in_and_wastes_with_a_witness_by_keyboard_alone()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.PostAsync<ReceiveStock>("stock", "manager", (use, act) => use.RunAsync(act, new(
            house.Suppliers["wholesaler"].Id, null, house.Places["safe"].Id, "DN 1", RestFollows: false,
            [new(new ArrivingPack(house.Medicines["films"].Id, "F1", new(2027, 12, 31), null, 1, 30), 30)])));
        var pack = await house.PackAsync("F1");
        await house.PostAsync<SendTransfer>("stock", null, (use, act) => use.RunAsync(act, new(
            house.Places["safe"].Id, house.Places["cart"].Id, [new PackAmount(pack.Id, 10)], null)));
        await using var visit = await browser.VisitAsync(house.Address);
        var (page, hands) = (visit.Page, new Hands(visit.Page));

        await page.GotoAsync("/");
        await hands.TypeAsync("Sign-in name", BrowserHouse.NameOf("nurse"));
        await hands.TypeAsync("Password", BrowserHouse.Password);
        await hands.PressAsync("Sign in");
        await hands.PressAsync(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Stock" }).First);
        await hands.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "On the way" }).First);
        await hands.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Receive" }));
        await hands.TypeAsync("Counted", "10");
        await hands.PressAsync(page.Locator(".btn-act"));
        Assert.Equal(10, await house.AmountAsync("F1", "cart"));

        await page.GotoAsync($"/packs/{pack.Id}");
        await hands.PressAsync(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Cart A" }).First
            .GetByRole(AriaRole.Link, new() { Name = "Waste" }));
        await hands.TypeAsync("How much is wasted", "2");
        await hands.PickAsync("Dropped");
        await hands.TypeAsync("Badge or sign-in name", BrowserHouse.NameOf("nurse2"));
        await hands.TypeAsync("Their PIN", "0000");
        await hands.PressAsync(page.Locator(".btn-act"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("do not belong together");
        Assert.Equal(10, await house.AmountAsync("F1", "cart"));
        // What was typed is still there, the badge's name and the PIN apart.
        Assert.Equal("2", await page.GetByLabel("How much is wasted").InputValueAsync());
        Assert.Equal("", await page.GetByLabel("Their PIN").InputValueAsync());

        await hands.TypeAsync("Badge or sign-in name", BrowserHouse.NameOf("nurse2"));
        await hands.TypeAsync("Their PIN", BrowserHouse.Pin);
        await hands.PressAsync(page.Locator(".btn-act"));
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("2 films wasted");
        Assert.Equal(8, await house.AmountAsync("F1", "cart"));
    }
}
