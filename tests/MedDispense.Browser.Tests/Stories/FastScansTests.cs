using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>Scans that meet a page which is just changing: used in their order, or refused aloud, and never lost.</summary>
[Collection(BrowserTests.Name)]
public sealed class FastScansTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Scans_that_come_while_a_form_is_under_way_are_used_one_after_the_other()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        var gtin = await GtinAsync(house);
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/receipts/new");
        // The first answer is held back until the four others wait.
        var isScanned = new TaskCompletionSource();
        await page.ExposeFunctionAsync("allWait", () => isScanned.TrySetResult());
        await page.EvaluateAsync("""
            () => {
              const setItem = Storage.prototype.setItem;
              Storage.prototype.setItem = function (name, value) {
                setItem.call(this, name, value);
                if (name.startsWith('scans:') && JSON.parse(value).length === 4) allWait();
              };
            }
            """);
        await page.RouteAsync("**/receipts/new", async route =>
        {
            await isScanned.Task;
            await route.ContinueAsync();
        });

        await page.WedgeScansAsync(Enumerable.Range(1, 5).Select(lot => ($"01{gtin}1727123110LOT{lot}", "Enter")));

        await page.Locator("input[value=LOT5]").WaitForAsync();
        Assert.Equal(["LOT1", "LOT2", "LOT3", "LOT4", "LOT5"],
            await page.Locator("main input[value^=LOT]").EvaluateAllAsync<string[]>("found => found.map(field => field.value)"));
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_device_that_halts_within_a_scan_shortens_no_code()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        await BrowserHouse.SignInAsync(visit.Page, "stock");
        await visit.Page.GotoAsync("/scan");

        // The keys say when they were pressed; what the device's own clock does meanwhile is played here.
        var read = await visit.Page.EvaluateAsync<string[]>("""
            async () => {
              const { WedgeReader } = await import('/js/wedge.js');
              const [read, real, timers] = [[], window.setTimeout, []];
              window.setTimeout = (work, after) => timers.push({ work, after });
              const reader = new WedgeReader(text => read.push(text), () => true);
              let at = 1000;
              const type = (...keys) => keys.forEach(key => reader.keydown({
                type: 'keydown', key, code: '', timeStamp: at += 5, isComposing: false, repeat: false, altKey: false, ctrlKey: false, metaKey: false,
                getModifierState: () => false, preventDefault() {}, stopImmediatePropagation() {},
              }));
              type(...'MDP00VRJ', 'Enter');
              type(...'MDP00VR');
              timers.at(-1).after < 500 && timers.at(-1).work();
              type('J', 'Enter');
              window.setTimeout = real;
              return read;
            }
            """);

        Assert.Equal(["MDP00VRJ", "MDP00VRJ"], read);
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_scan_that_the_change_of_pages_cuts_in_two_is_refused_aloud()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        // The page goes with the seventh key: at once, and not when its successor has come.
        await page.EvaluateAsync("() => { let keys = 0; addEventListener('keyup', () => { if (++keys === 7) { dispatchEvent(new Event('pagehide')); location.reload(); } }); }");

        await page.WedgeScansAsync([("mdp0123", "")]);

        await Said(page, "The page changed in the middle of a scan. Scan again.").WaitForAsync();
        Assert.EndsWith("/scan", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_short_end_of_a_scan_that_a_page_change_cut_is_typed_into_no_field_and_sends_no_form()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        // Dated ahead, so that a slow machine types in time; the second page finds nothing of it.
        await page.AddInitScriptAsync("""
            if (!sessionStorage.getItem("cut-once")) {
              sessionStorage.setItem("cut-once", "yes");
              sessionStorage.setItem("cut-scan", JSON.stringify({ at: Date.now() + 60_000, isCertain: true }));
            }
            """);
        await page.GotoAsync("/scan");
        await page.EvaluateAsync("() => { window.isSent = false; document.addEventListener('submit', e => { e.preventDefault(); window.isSent = true; }, true); }");
        var field = page.Locator("main input[name=Text]");
        await field.FocusAsync();

        await page.Keyboard.TypeAsync("7X4");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("", await field.InputValueAsync());
        Assert.False(await page.EvaluateAsync<bool>("() => window.isSent"));
        await Said(page, "The page changed in the middle of a scan. Scan again.").WaitForAsync();
        // What follows the end is a person's again.
        await page.Keyboard.TypeAsync("ab", new() { Delay = 60 });
        Assert.Equal("ab", await field.InputValueAsync());
    }

    [BrowserFact]
    public async Task A_cut_that_nobody_remembers_holds_no_key_back()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.EvaluateAsync("() => sessionStorage.setItem('cut-scan', JSON.stringify({ at: Date.now() - 61_000, isCertain: true }))");
        await page.GotoAsync("/scan");
        var field = page.Locator("main input[name=Text]");
        await field.FocusAsync();

        await page.Keyboard.TypeAsync("ab");

        Assert.Equal("ab", await field.InputValueAsync());
        Assert.Equal(0, await Said(page, "The page changed").CountAsync());
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('cut-scan')"));
    }

    [BrowserFact]
    public async Task A_scan_waits_for_the_answer_to_the_form_that_a_person_has_just_sent()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/account/pin");
        var (isSent, isWaiting) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.ExposeFunctionAsync("formIsSent", () => isSent.TrySetResult());
        await page.ExposeFunctionAsync("scanWaits", () => isWaiting.TrySetResult());
        await page.EvaluateAsync("""
            () => {
              document.addEventListener('submit', () => setTimeout(formIsSent));
              const setItem = Storage.prototype.setItem;
              Storage.prototype.setItem = function (name, value) {
                setItem.call(this, name, value);
                if (name.startsWith('scans:')) scanWaits();
              };
            }
            """);
        // The answer is held back until the scan waits for it.
        await page.RouteAsync("**/account/pin", async route =>
        {
            await isWaiting.Task;
            await route.ContinueAsync();
        });
        var answer = page.WaitForResponseAsync(response => response.Request.Method == "POST" && response.Url.EndsWith("/account/pin", StringComparison.Ordinal));

        var click = page.GetByRole(AriaRole.Button, new() { Name = "Set PIN" }).ClickAsync();
        await isSent.Task;
        await page.WedgeScanAsync("NOT-KNOWN-1");

        // Both arrive: the form's answer first, then what the scan means.
        await answer;
        await click;
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("“NOT-KNOWN-1”");
    }

    [BrowserFact]
    public async Task A_scan_of_another_person_or_one_that_waited_too_long_is_refused_aloud()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.EvaluateAsync("() => sessionStorage.setItem('scans:another', JSON.stringify([{ text: 'MDC1', at: Date.now() }]))");
        await page.GotoAsync("/scan");
        await Said(page, "A scan of the person before was not used. Scan again.").WaitForAsync();
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('scans:another')"));

        await page.EvaluateAsync("() => sessionStorage.setItem(`scans:${document.body.dataset.person}`, JSON.stringify([{ text: 'MDC1', source: 'scanner', at: 0 }]))");
        await page.GotoAsync("/scan");

        await Said(page, "waited too long and was not used. Scan again.").WaitForAsync();
        Assert.EndsWith("/scan", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task F8_within_a_scan_is_the_separator_and_a_doubled_read_on_the_next_page_is_none()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        await page.EvaluateAsync("() => document.addEventListener('submit', e => { e.preventDefault(); document.title = e.target.elements.Text.value.replace('\\u001d', '<GS>'); })");

        await page.Keyboard.TypeAsync("10LOT1");
        await page.Keyboard.PressAsync("F8");
        await page.Keyboard.TypeAsync("21S1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.title === '10LOT1<GS>21S1'");

        // As if the same text had been read on the page before, just now.
        await page.EvaluateAsync("() => { document.title = 'none'; sessionStorage.setItem(`last-scans:${document.body.dataset.person}`, JSON.stringify({ text: 'AGAIN1', at: Date.now() })); }");
        await page.WedgeScanAsync("AGAIN1");
        await page.WedgeScanAsync("OTHER1");
        await page.WaitForFunctionAsync("() => document.title === 'OTHER1'");
        Assert.DoesNotContain("AGAIN1", await page.Locator("[data-scan-said]").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static ILocator Said(IPage page, string words) => page.Locator("[data-scan-said]").GetByText(words);

    private static Task<string> GtinAsync(BrowserHouse house) => house.AskAsync(db => db.MedicineCodes
        .Where(code => code.MedicineId == house.Medicines["films"].Id && code.System == MedicineCodeSystem.Gtin14).Select(code => code.Value).FirstAsync());
}
