using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>A shared tablet that nobody touches for some minutes; the browser's clock is turned, nobody waits.</summary>
[Collection(BrowserTests.Name)]
public sealed class IdleLockTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_screen_that_nobody_touches_locks_itself_and_the_pin_leads_back_to_the_half_filled_form()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await page.Clock.InstallAsync(new() { TimeDate = house.Clock.GetUtcNow().UtcDateTime });
        await BrowserHouse.SignInAsync(page, "nurse");
        await page.GotoAsync("/clients/new");
        await page.GetByLabel("Family name").FillAsync("Okonkwo");
        await page.Clock.RunForAsync(1_000);

        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await page.Clock.FastForwardAsync("05:00");
        await page.Clock.RunForAsync(5_000);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This screen is locked" })).ToBeVisibleAsync();
        await page.GetByLabel("Your PIN").FillAsync(BrowserHouse.Pin);
        await page.GetByLabel("Your PIN").PressAsync("Enter");
        await page.WaitForURLAsync("**/clients/new");
        await Assertions.Expect(page.GetByLabel("Family name")).ToHaveValueAsync("Okonkwo");
        visit.AssertNoComplaints();
    }
}
