using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>A taper from its order to the doses on both sides of midnight.</summary>
[Collection(BrowserTests.Name)]
public sealed class TaperStoryTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_taper_is_written_by_keyboard_and_its_step_changes_at_midnight()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.PostAsync<ReceiveStock>("stock", "manager", (use, act) => use.RunAsync(act, new(
            house.Suppliers["wholesaler"].Id, null, house.Places["cart"].Id, "DN 1", RestFollows: false,
            [new(new ArrivingPack(house.Medicines["films"].Id, "F1", new(2027, 12, 31), null, 1, 30), 30)])));
        var pack = await house.PackAsync("F1");
        var client = await house.ComeAsync("Navarro");
        await house.ChangeAsync<RecordNoAllergies>("nurse", (use, act) => use.RunAsync(act, new(client, 0)));
        var card = await house.AskAsync(db => db.Clients.Where(row => row.Id == client).Select(row => row.CardCode).SingleAsync());

        await WriteAsync(house, client);

        house.Clock.AdvanceTo(new DateTimeOffset(2026, 6, 11, 4, 10, 0, TimeSpan.Zero));
        await GiveAsync(house, card, pack.LabelCode, "2 films");
        Assert.Equal(28, await house.AmountAsync("F1", "cart"));
        house.Clock.AdvanceTo(new DateTimeOffset(2026, 6, 12, 3, 30, 0, TimeSpan.Zero));
        await GiveAsync(house, card, pack.LabelCode, "1 film");
        Assert.Equal(27, await house.AmountAsync("F1", "cart"));
    }

    private async Task WriteAsync(BrowserHouse house, Guid client)
    {
        await using var visit = await browser.VisitAsync(house.Address);
        var (page, hands) = (visit.Page, new Hands(visit.Page));
        await BrowserHouse.SignInAsync(page, "prescriber");
        await page.GotoAsync($"/orders/new?client={client}&medicine={house.Medicines["films"].Id}");
        await hands.PickAsync("Step by step: a taper or titration");
        await hands.ChooseAsync("Unit", "films");
        await hands.TypeAsync(page.Locator("[name='Steps[0].Days']"), "1");
        await hands.TypeAsync(page.Locator("[name='Steps[0].Times']"), "23:30");
        await hands.TypeAsync(page.Locator("[name='Steps[0].Dose']"), "2");
        await hands.TypeAsync(page.Locator("[name='Steps[1].Dose']"), "1");
        if (await page.Locator("[name=Route]").InputValueAsync() == "")
            await hands.ChooseAsync("How it is taken", "under the tongue (sublingual)");
        await hands.ChooseAsync("How it is given", "Given in one act");
        // The key that sends a form checks the order, and adds no row.
        await page.Locator("[name='Steps[1].Dose']").PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Check the order");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("From Thu 11 Jun 2026 on");
        await hands.TypeAsync("Your PIN or password", BrowserHouse.Pin);
        await hands.PressAsync(page.Locator(".btn-act"));
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Order signed");
        visit.AssertNoComplaints();
    }

    private async Task GiveAsync(BrowserHouse house, string card, string label, string dose)
    {
        await using var visit = await browser.VisitAsync(house.Address);
        var (page, hands) = (visit.Page, new Hands(visit.Page));
        await BrowserHouse.SignInAsync(page, "nurse");
        await page.GotoAsync("/round");
        await hands.ScanAsync(card);
        await hands.ScanAsync(label);
        await Assertions.Expect(page.Locator(".medicine-line__dose")).ToContainTextAsync(dose.Replace(' ', '\u00a0'), new() { Timeout = 20_000 });
        await hands.TypeAsync("Badge or sign-in name", BrowserHouse.NameOf("nurse2"));
        await hands.TypeAsync("Their PIN", BrowserHouse.Pin);
        await hands.PressAsync(page.Locator("#give .btn-act"));
        await page.WaitForURLAsync("**/round");
        visit.AssertNoComplaints();
    }
}
