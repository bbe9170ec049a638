using System.Text.RegularExpressions;
using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Data.Ledger;
using MedDispense.Web.Features.Discrepancies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>
/// The morning's round of a nurse at the cart, the blind count of the shift after it, and what becomes of the tablet that
/// the count misses, by scanner and keyboard.
/// </summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class MorningStoryTests(BrowserFixture browser)
{
    private const string Lorazepam = Morning.Lorazepam;
    private const string Olanzapine = Morning.Olanzapine;

    private IReadOnlyDictionary<string, (Guid Client, Guid Order)> _clients = new Dictionary<string, (Guid, Guid)>();
    private int _step;

    [BrowserFact]
    public async Task A_round_is_given_by_scan_a_blind_count_misses_a_tablet_and_a_late_entry_explains_it()
    {
        await using var house = await BrowserHouse.OpenAsync();
        _clients = await house.MorningAsync();
        await using var nurse = await browser.AtCartAsync(house, "nurse");
        await using var next = await browser.AtCartAsync(house, "nurse2");
        await using var manager = await browser.VisitAsync(house.Address);
        await BrowserHouse.SignInAsync(manager.Page, "manager");

        foreach (var (name, lot) in new[] { ("Abara", Lorazepam), ("Brandt", Olanzapine), ("Conti", Olanzapine) })
            Assert.Equal(3, await GiveAsync(house, nurse.Page, name, lot));
        await GiveInPartAsync(house, nurse.Page, "Dudek");
        await RefuseAfterOpeningAsync(house, nurse.Page, "Elster");
        Assert.Equal((34, 18), (await house.AmountAsync(Lorazepam, "cart"), await house.AmountAsync(Olanzapine, "cart")));

        // Farkas swallowed a tablet, and the tablet of the nurse was called away before it was written down.
        await CountAsync(house, next.Page);
        var discrepancy = await house.AskAsync(db => db.Discrepancies.AsNoTracking().SingleAsync());
        await SeeTheCaseAsync(manager.Page, discrepancy.Id);
        await EnterLateAsync(house, nurse.Page, discrepancy.Id, "Farkas");
        await ApproveAndCloseAsync(house, manager.Page, discrepancy.Id);
        await AgreeAsync(house, manager.Page);
        nurse.AssertNoComplaints();
        next.AssertNoComplaints();
        manager.AssertNoComplaints();
    }

    /// <summary>From the round to the round again; answers how many times the nurse acted.</summary>
    private async Task<int> GiveAsync(BrowserHouse house, IPage page, string name, string lot)
    {
        var hands = await ScanBothAsync(house, page, name, lot);
        await ShootAsync(page, "dose");
        await hands.PressAsync(page.Locator("#give .btn-act"));
        await SeesAsync(page, "given");
        await ShootAsync(page, "given");
        return hands.Actions;
    }

    private async Task<Hands> ScanBothAsync(BrowserHouse house, IPage page, string name, string lot)
    {
        var hands = new Hands(page);
        if (!page.Url.EndsWith("/round", StringComparison.Ordinal))
            await page.GotoAsync("/round");
        await ShootAsync(page, "round");
        await hands.ScanAsync(await house.CardOfAsync(name));
        await SeesAsync(page, name.ToUpperInvariant());
        await ShootAsync(page, "client");
        await hands.ScanAsync((await house.PackAsync(lot)).LabelCode);
        return hands;
    }

    private async Task GiveInPartAsync(BrowserHouse house, IPage page, string name)
    {
        var hands = await OtherwiseAsync(house, page, name);
        await hands.PickAsync("Given in part");
        await hands.ChooseAsync(page.Locator("#otherwise select").First, "The client took only some");
        await hands.TypeAsync("If some of it was swallowed", "1/2");
        await WitnessAsync(hands, page);
        await ShootAsync(page, "given-in-part");
        await hands.PressAsync("Record what happened");
        await SeesAsync(page, "Given in part");
        var posting = await house.AskAsync(db => db.Postings.AsNoTracking().OrderBy(row => row.Number).LastAsync());
        Assert.Equal("Tom Okafor", posting.WitnessName);
        Assert.Contains("Priya Lindqvist", await page.Locator(".me").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task RefuseAfterOpeningAsync(BrowserHouse house, IPage page, string name)
    {
        var hands = await OtherwiseAsync(house, page, name);
        await hands.PickAsync("Refused after opening");
        await hands.ChooseAsync(page.Locator("#otherwise select").First, "Changed their mind");
        await WitnessAsync(hands, page);
        await ShootAsync(page, "refused-after-opening");
        await hands.PressAsync("Record what happened");
        await SeesAsync(page, "Refused after opening");
    }

    private async Task<Hands> OtherwiseAsync(BrowserHouse house, IPage page, string name)
    {
        var hands = await ScanBothAsync(house, page, name, Lorazepam);
        await hands.GoToAsync(page.Locator("details.dose-otherwise summary"));
        await page.Keyboard.PressAsync("Enter");
        return hands;
    }

    private static async Task WitnessAsync(Hands hands, IPage page)
    {
        await hands.TypeAsync(page.Locator("#otherwise").GetByLabel("Badge or sign-in name"), BrowserHouse.NameOf("nurse2"));
        await hands.TypeAsync(page.Locator("#otherwise").GetByLabel("Their PIN"), BrowserHouse.Pin);
    }

    private async Task CountAsync(BrowserHouse house, IPage page)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/counts/new");
        await hands.PickAsync("At the change of shift");
        await hands.ChooseAsync("Place", "Cart A");
        await hands.PressAsync(page.Locator(".btn-act"));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var isLorazepam = (await page.Locator(".count-line--active h2").InnerTextAsync()).Contains("orazepam", StringComparison.OrdinalIgnoreCase);
            // Blind: neither figure of the book stands anywhere on the page.
            Assert.DoesNotMatch(@"\b(17|16|18)\b(?!:)", await page.Locator("main").InnerTextAsync());
            await hands.TypeAsync("Counted", isLorazepam ? "16" : "18");
            await ShootAsync(page, "count");
            await hands.PressAsync(page.Locator(".btn-act"));
        }

        await hands.PressAsync("Close the count");
        await hands.TypeAsync("Keys", "Cart keys 1 and 2");
        await hands.ScanIntoAsync(house.BadgeOf("nurse"));
        await hands.TypeAsync("Their PIN", BrowserHouse.Pin);
        await ShootAsync(page, "hand-over");
        await hands.PressAsync(page.Locator(".btn-act"));
        await ShootAsync(page, "handed-over");
    }

    private async Task SeeTheCaseAsync(IPage page, Guid discrepancy)
    {
        await page.GotoAsync("/");
        await SeesAsync(page, "discrepancy open");
        await page.GotoAsync($"/discrepancies/{discrepancy}");
        await SeesAsync(page, "Priya Lindqvist");
        await SeesAsync(page, "Tom Okafor");
        await ShootAsync(page, "case");
    }

    private async Task EnterLateAsync(BrowserHouse house, IPage page, Guid discrepancy, string name)
    {
        var hands = new Hands(page);
        await page.GotoAsync($"/late-entries/explain/{discrepancy}");
        await ShootAsync(page, "which-dose");
        await hands.PressAsync(page.Locator("main th a").Filter(new() { HasText = name.ToUpperInvariant() }));
        await hands.TypeAsync("Which pack did it come from", (await house.PackAsync(Lorazepam)).LabelCode);
        await hands.PickAsync("An emergency came first");
        await ShootAsync(page, "late-entry");
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "Late entry");
        await ShootAsync(page, "late-entry-recorded");
        Assert.Equal(32, await house.AmountAsync(Lorazepam, "cart"));
    }

    private async Task ApproveAndCloseAsync(BrowserHouse house, IPage page, Guid discrepancy)
    {
        var hands = new Hands(page);
        await page.GotoAsync("/late-entries");
        await ShootAsync(page, "late-entries");
        await hands.PressAsync(page.Locator("main form button").First);
        await SeesAsync(page, "Late entry approved");
        await page.GotoAsync($"/discrepancies/{discrepancy}");
        await ShootAsync(page, "case-explained");
        await page.GotoAsync($"/discrepancies/{discrepancy}/close");
        await hands.TypeAsync("Why", "The late entry explains it");
        await ShootAsync(page, "close-case");
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "Closed");
        await ShootAsync(page, "case-closed");
        Assert.False(await house.AskAsync(db => DiscrepancyStates.Open(db).AnyAsync()));
    }

    private async Task AgreeAsync(BrowserHouse house, IPage page)
    {
        await page.GotoAsync($"/charts/{_clients["Farkas"].Client}");
        var dose = page.Locator("main tr").Filter(new() { HasText = "Given" });
        Assert.Contains("08:00", await dose.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Priya Lindqvist", await dose.InnerTextAsync(), StringComparison.Ordinal);
        await ShootAsync(page, "chart");
        var report = await house.AskAsync(db => new LedgerVerifier(db).VerifyAsync(null));
        Assert.True(report.IsWhole, string.Join('\n', report.Problems));
        var hands = new Hands(page);
        await page.GotoAsync("/register");
        await hands.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new("lorazepam", RegexOptions.IgnoreCase) }));
        await ShootAsync(page, "register");
        var balances = await page.Locator(".register-table tr[id^=line-] td.bal").AllInnerTextsAsync();
        Assert.Contains("16", balances.Select(text => text.Trim()));
        await hands.PressAsync("Statement");
        await SeesAsync(page, "Agrees with line");
        Assert.Equal("16", (await page.Locator("tfoot td.bal").InnerTextAsync()).Trim());
        await ShootAsync(page, "statement");
    }

    private static Task SeesAsync(IPage page, string words) =>
        Assertions.Expect(page.Locator("body")).ToContainTextAsync(words, new() { Timeout = 20_000, IgnoreCase = true });

    private async Task ShootAsync(IPage page, string name) => await page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Screenshots.Folder, $"morning-{++_step:00}-{name}.png"),
        FullPage = true,
        Animations = ScreenshotAnimations.Disabled,
    });
}
