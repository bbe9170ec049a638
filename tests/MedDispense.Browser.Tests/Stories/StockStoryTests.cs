using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>
/// The way of a carton of films through the house, from order to daily close, as the people of the house walk it: with
/// scanner and keyboard, each at a browser of their own, nobody with a mouse.
/// </summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class StockStoryTests(BrowserFixture browser)
{
    private const string Lot = "F2701";
    private const string Expired = "L88";

    private int _step;

    [BrowserFact]
    public async Task A_carton_is_ordered_received_labelled_moved_spilled_from_and_the_day_is_closed_by_two()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await StockThatExpiredAsync(house);
        await using var keeper = await browser.VisitAsync(house.Address);
        await using var nurse = await browser.VisitAsync(house.Address);
        await using var pharmacist = await browser.VisitAsync(house.Address);
        await SignInAsync(keeper.Page, "stock", "Jonas Weber");
        await SignInAsync(nurse.Page, "nurse", "Priya Lindqvist");
        await SignInAsync(pharmacist.Page, "pharmacist", "Mei Tanaka");

        await OrderAsync(house, pharmacist.Page);
        await ReceiveAsync(house, keeper.Page);
        var label = await LabelAsync(house, keeper.Page);
        await SendHalfAsync(house, keeper.Page, label);
        await CountInAsync(house, nurse.Page);
        await SpillAsync(house, nurse.Page, label);
        await SetAsideAsync(house, keeper.Page);
        await DestroyAsync(house, keeper.Page, pharmacist.Page);
        await CloseAsync(house, nurse.Page);
        await ReadRegisterAsync(nurse.Page);
    }

    /// <summary>Tablets that came in good time and have expired on the shelf.</summary>
    private static async Task StockThatExpiredAsync(BrowserHouse house)
    {
        var today = house.Clock.GetUtcNow();
        house.Clock.Set(today.AddDays(-9));
        await house.PostAsync<ReceiveStock>("stock", "nurse", (use, act) => use.RunAsync(act, new(
            house.Suppliers["wholesaler"].Id, null, house.Places["safe"].Id, "DN 54001", RestFollows: false,
            [new(new ArrivingPack(house.Medicines["lorazepam"].Id, Expired, new(2026, 6, 5), null, 1, 200), 200)])));
        house.Clock.AdvanceTo(today);
    }

    private async Task SignInAsync(IPage page, string who, string name)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/");
        await hands.TypeAsync("Sign-in name", BrowserHouse.NameOf(who));
        await hands.TypeAsync("Password", BrowserHouse.Password);
        await hands.PressAsync("Sign in");
        await SeesAsync(page, name);
        await ShootAsync(page, $"home-of-{who}");
    }

    /// <summary>Somebody else than who receives it, or the program would want that explained.</summary>
    private async Task OrderAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/stock-orders/new");
        await hands.ScanAsync($"]d201{Gtin(house)}");
        await SeesAsync(page, "buprenorphine");
        await hands.TypeAsync("How much", "30");
        await hands.TypeAsync("Order number", "PO-2077");
        await hands.ChooseAsync("Supplier", "Northside Wholesale");
        await ShootAsync(page, "order");
        await hands.PressAsync("Record the order");
        await SeesAsync(page, "Order PO-2077");
    }

    private async Task ReceiveAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/stock-orders");
        await hands.PressAsync("PO-2077");
        await hands.PressAsync("Receive it");
        await hands.ScanAsync($"]d201{Gtin(house)}1727123110{Lot}\u001d21SN0042");
        Assert.Equal(Lot, await page.GetByLabel("Lot").InputValueAsync());
        Assert.Equal("2027-12-31", await page.GetByLabel("Use by").InputValueAsync());
        Assert.Equal("SN0042", await page.GetByLabel("Serial number").InputValueAsync());
        await hands.ScanAsync(PlaceLabels.CodeOf(house.Places["safe"].Id).Text);
        await hands.TypeAsync("On the delivery note", "30");
        await hands.TypeAsync("Counted in each", "30");
        await hands.TypeAsync("Number of the delivery note", "DN 55120");
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "second person");
        Assert.Equal(0, await house.AmountAsync(Lot, "safe"));
        await ShootAsync(page, "receipt-without-second-person");

        await hands.ScanAsync(house.BadgeOf("nurse"));
        await hands.TypeAsync("Their PIN", BrowserHouse.Pin);
        await ShootAsync(page, "receipt");
        await hands.PressAsync(page.Locator(".btn-act"));

        await SeesAsync(page, "Jonas Weber, with Priya Lindqvist");
        await ShootAsync(page, "received");
        Assert.Equal(30, await house.AmountAsync(Lot, "safe"));
        Assert.False(await house.AskAsync(db => db.Discrepancies.AnyAsync()));
    }

    private async Task<string> LabelAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await hands.PressAsync("Print the labels");
        await hands.PressAsync("Show the labels");
        var read = await page.ReadSymbolAsync();
        await ShootAsync(page, "labels");
        Assert.Equal((await house.PackAsync(Lot)).LabelCode, read);
        return read;
    }

    private async Task SendHalfAsync(BrowserHouse house, IPage page, string label)
    {
        var hands = new Hands(page);
        await hands.ScanAsync(label);
        await ShootAsync(page, "pack-in-the-safe");
        await hands.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Send", Exact = true }));
        await hands.TypeAsync(page.GetByLabel($"lot {Lot}"), "15");
        await hands.ChooseAsync("To", "Cart A");
        await ShootAsync(page, "send");
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "Still on the way");
        await ShootAsync(page, "sent");
        Assert.Equal((15, 0), (await house.AmountAsync(Lot, "safe"), await house.AmountAsync(Lot, "cart")));
        // Whoever sent it does not count it in.
        Assert.Equal(0, await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Receive" }).CountAsync());
    }

    private async Task CountInAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/transfers");
        await hands.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Receive" }));
        // Blind: the page does not say how much was sent.
        Assert.DoesNotMatch(@"\b15\b", await page.Locator("main").InnerTextAsync());
        await hands.TypeAsync("Counted", "15");
        await ShootAsync(page, "count-in");
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "All of it is accounted for");
        await ShootAsync(page, "counted-in");
        Assert.Equal((15, 15), (await house.AmountAsync(Lot, "safe"), await house.AmountAsync(Lot, "cart")));
        Assert.False(await house.AskAsync(db => db.Discrepancies.AnyAsync()));
    }

    private async Task SpillAsync(BrowserHouse house, IPage page, string label)
    {
        var hands = new Hands(page);
        await hands.ScanAsync(label);
        await hands.PressAsync(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Cart A" }).First
            .GetByRole(AriaRole.Link, new() { Name = "Waste" }));
        await hands.TypeAsync("How much is wasted", "1");
        await hands.PickAsync("Spilled");
        await hands.TypeAsync("How, and what became of the rest", "Fell into the sink");
        await hands.ScanIntoAsync(house.BadgeOf("nurse2"));
        Assert.Equal(house.BadgeOf("nurse2"), await page.GetByLabel("Badge or sign-in name").InputValueAsync());
        await hands.TypeAsync("Their PIN", BrowserHouse.Pin);
        await ShootAsync(page, "waste");
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "1 film wasted");
        // The witness was on the nurse's screen; it is still the nurse's.
        Assert.Contains("Priya Lindqvist", await page.Locator(".me").InnerTextAsync(), StringComparison.Ordinal);
        await ShootAsync(page, "wasted");
        Assert.Equal(14, await house.AmountAsync(Lot, "cart"));
        var posting = await house.AskAsync(db => db.Postings.AsNoTracking().OrderBy(row => row.Number).LastAsync());
        Assert.Equal((PostingKind.SpilledOrBroken, "Priya Lindqvist", "Tom Okafor"), (posting.Kind, posting.ActorName, posting.WitnessName));
    }

    private async Task SetAsideAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await hands.ScanAsync((await house.PackAsync(Expired)).LabelCode);
        await ShootAsync(page, "pack-expired");
        await hands.PressAsync("Quarantine");
        await hands.TypeAsync("How much", "100");
        await hands.ChooseAsync("Quarantine place", "Quarantine shelf");
        await hands.PickAsync("Out of date");
        await ShootAsync(page, "set-aside");
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "moved to quarantine");
        await ShootAsync(page, "quarantine");
        Assert.Equal((0, 200), (await house.AmountAsync(Expired, "safe"), await house.AmountAsync(Expired, "quarantine")));
    }

    private async Task DestroyAsync(BrowserHouse house, IPage keeper, IPage pharmacist)
    {
        var hands = new Hands(keeper);
        await hands.PressAsync(keeper.Locator("main table").GetByRole(AriaRole.Link, new() { Name = "Destroy" }));
        await hands.TypeAsync("How much", "100");
        await hands.PickAsync("Incinerated");
        await ShootAsync(keeper, "ask-for-destruction");
        await hands.PressAsync(keeper.Locator(".btn-act"));
        await SeesAsync(keeper, "write this number on the bag");
        Assert.Equal(200, await house.AmountAsync(Expired, "quarantine"));

        hands = new Hands(pharmacist);
        await pharmacist.GotoAsync("/destructions");
        await hands.PressAsync(pharmacist.Locator("main th a"));
        await hands.ScanIntoAsync(house.BadgeOf("nurse"));
        await hands.TypeAsync("Their PIN", BrowserHouse.Pin);
        await ShootAsync(pharmacist, "confirm-destruction");
        await hands.PressAsync(pharmacist.Locator(".btn-act"));
        await SeesAsync(pharmacist, "with Priya Lindqvist");
        await ShootAsync(pharmacist, "destroyed");
        Assert.Equal(0, await house.AmountAsync(Expired, "quarantine"));
    }

    private async Task CloseAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/daily-close");
        await SeesAsync(page, "nothing differs");
        await hands.GoToAsync(page.GetByLabel("Close today although it is not over"));
        await page.Keyboard.PressAsync("Space");
        await hands.ScanIntoAsync(house.BadgeOf("nurse2"));
        await hands.TypeAsync("Their PIN", BrowserHouse.Pin);
        await ShootAsync(page, "close");
        await hands.PressAsync("Close the day");
        await SeesAsync(page, "The anchor");
        await ShootAsync(page, "closed");

        var anchor = (await page.Locator(".anchor .hash").Last.InnerTextAsync()).Trim();
        var last = await house.AskAsync(db => db.Postings.AsNoTracking().OrderBy(row => row.Number).LastAsync());
        Assert.Equal($"{last.Number}:{last.Hash}", anchor, ignoreCase: true);
        Assert.Equal(0, await VerifyAsync(house, anchor));
        Assert.Equal(1, await VerifyAsync(house, anchor[..^1] + (anchor[^1] == '0' ? '1' : '0')));
        var report = await house.AskAsync(db => new LedgerVerifier(db).VerifyAsync(LedgerAnchor.Read(anchor)));
        Assert.True(report.IsWhole, string.Join('\n', report.Problems));
    }

    private async Task ReadRegisterAsync(IPage page)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/register");
        await hands.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new("buprenorphine") }));
        await ShootAsync(page, "register");
        // One line each: received, sent, counted in, spilled. The newest stands first or last, so both are looked for.
        var balances = await page.Locator(".register-table tr[id^=line-] td.bal").AllInnerTextsAsync();
        Assert.Equal(["29", "30", "30", "30"], balances.Select(text => text.Trim()).Order(StringComparer.Ordinal));
        var spill = page.Locator(".register-table tr").Filter(new() { HasText = "Fell into the sink" });
        Assert.Contains("Priya Lindqvist", await spill.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Tom Okafor", await spill.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>The program's own verb, beside the running server.</summary>
    private static Task<int> VerifyAsync(BrowserHouse house, string anchor) => Run.Async(StartOptions.Parse(
        ["verify", "--anchor", anchor, "--data", house.Services.GetRequiredService<StartOptions>().DataFolder]));

    private static string Gtin(BrowserHouse house) => house.Medicines["films"].Codes
        .First(code => code.System == MedicineCodeSystem.Gtin14 && code.PackageAmount == 30).Value;

    private static Task SeesAsync(IPage page, string words) =>
        Assertions.Expect(page.Locator("body")).ToContainTextAsync(words, new() { Timeout = 20_000 });

    private async Task ShootAsync(IPage page, string name) => await page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Screenshots.Folder, $"story-{++_step:00}-{name}.png"),
        FullPage = true,
        Animations = ScreenshotAnimations.Disabled,
    });
}
