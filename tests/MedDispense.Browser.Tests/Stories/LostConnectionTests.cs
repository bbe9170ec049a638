using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>A dose that is confirmed while the network is away: not sent, not lost, and looked at afresh.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class LostConnectionTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_dose_confirmed_without_a_connection_waits_and_is_given_once()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.MorningAsync();
        await using var nurse = await browser.AtCartAsync(house, "nurse");
        await OpenDoseAsync(house, nurse.Page);

        await nurse.Page.Context.SetOfflineAsync(true);
        await nurse.Page.Locator("[data-connection-lost]:not([hidden])").WaitForAsync();
        await nurse.Page.Locator("#give .btn-act").PressAsync("Enter");
        await SeesAsync(nurse.Page, "Not sent");
        Assert.Equal(40, await house.AmountAsync(Morning.Lorazepam, "cart"));

        await nurse.Page.EvaluateAsync("() => { document.documentElement.dataset.left = ''; }");
        await nurse.Page.Context.SetOfflineAsync(false);
        await nurse.Page.WaitForFunctionAsync("() => !('left' in document.documentElement.dataset)");
        await nurse.Page.Locator("#give .btn-act").PressAsync("Enter");
        await SeesAsync(nurse.Page, "given");
        Assert.Equal(38, await house.AmountAsync(Morning.Lorazepam, "cart"));
    }

    [BrowserFact]
    public async Task What_changed_meanwhile_is_seen_before_anything_is_sent()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.MorningAsync();
        await using var nurse = await browser.AtCartAsync(house, "nurse");
        await using var other = await browser.AtCartAsync(house, "nurse2");
        await OpenDoseAsync(house, nurse.Page);
        await OpenDoseAsync(house, other.Page);

        await nurse.Page.Context.SetOfflineAsync(true);
        await nurse.Page.Locator("[data-connection-lost]:not([hidden])").WaitForAsync();
        await nurse.Page.Locator("#give .btn-act").PressAsync("Enter");
        await SeesAsync(nurse.Page, "Not sent");
        await other.Page.Locator("#give .btn-act").PressAsync("Enter");
        await SeesAsync(other.Page, "given");
        await nurse.Page.Context.SetOfflineAsync(false);

        await nurse.Page.Locator("#give").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await SeesAsync(nurse.Page, "Tom Okafor");
        Assert.Equal(38, await house.AmountAsync(Morning.Lorazepam, "cart"));
    }

    [BrowserFact]
    public async Task What_one_person_had_entered_is_never_shown_to_the_next()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.MorningAsync();
        await using var tablet = await browser.AtCartAsync(house, "nurse");
        var page = tablet.Page;
        await OpenDoseAsync(house, page);
        var address = page.Url;
        await page.Locator("details.dose-otherwise summary").ClickAsync();
        await page.Locator("#otherwise textarea").FillAsync("Said it tastes of metal");
        await page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(kept => kept.includes('metal'))");

        // Her own entry comes back to her, whatever became of the page.
        await page.GotoAsync("/round");
        await page.GotoAsync(address);
        Assert.Equal("Said it tastes of metal", await page.Locator("#otherwise textarea").InputValueAsync());

        await page.EvaluateAsync("() => document.querySelector('form[data-idle-lock]').submit()");
        await page.WaitForURLAsync("**/lock**");
        await page.Context.ClearCookiesAsync();
        await BrowserHouse.SignInAsync(page, "nurse2");
        await page.GotoAsync(address);
        Assert.False(await page.EvaluateAsync<bool>("() => Object.values(sessionStorage).some(kept => kept.includes('metal'))"));
        Assert.DoesNotContain("metal", await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task OpenDoseAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/round");
        await hands.ScanAsync(await house.CardOfAsync("Abara"));
        await hands.ScanAsync((await house.PackAsync(Morning.Lorazepam)).LabelCode);
        await page.Locator("#give").WaitForAsync();
    }

    private static Task SeesAsync(IPage page, string words) =>
        Assertions.Expect(page.Locator("body")).ToContainTextAsync(words, new() { Timeout = 20_000, IgnoreCase = true });
}
