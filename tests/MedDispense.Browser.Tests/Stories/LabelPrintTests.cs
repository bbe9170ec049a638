using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>Labels are printed with their codes, or not at all.</summary>
[Collection(BrowserTests.Name)]
public sealed class LabelPrintTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Print_waits_until_every_code_is_drawn()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        var drawing = new TaskCompletionSource();
        await page.RouteAsync("**/*.wasm", async route =>
        {
            await drawing.Task;
            await route.ContinueAsync();
        });
        await BrowserHouse.SignInAsync(page, "manager");

        await page.GotoAsync($"/labels/places/sheet?Stock=a4-21&Id={house.Places["safe"].Id}&Id={house.Places["cart"].Id}");

        var print = page.Locator("button[data-print]");
        await Assertions.Expect(print).ToBeDisabledAsync();
        await Assertions.Expect(print).ToHaveTextAsync("Drawing the codes …");
        await Assertions.Expect(page.Locator("svg[data-barcode] path")).ToHaveCountAsync(0);
        drawing.SetResult();
        await Assertions.Expect(print).ToBeEnabledAsync();
        await Assertions.Expect(print).ToHaveTextAsync("Print");
        var symbols = await page.Locator("svg[data-barcode]").CountAsync();
        Assert.True(symbols > 0);
        await Assertions.Expect(page.Locator("svg[data-barcode] path")).ToHaveCountAsync(symbols);
        visit.AssertNoComplaints();
    }
}
