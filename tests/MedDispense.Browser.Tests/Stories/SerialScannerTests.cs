using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>A scanner on a serial port, where the browser has Web Serial; a stand-in for the port sends the bytes.</summary>
[Collection(BrowserTests.Name)]
public sealed class SerialScannerTests(BrowserFixture browser)
{
    private const string Port = """
        (() => {
          window.isOpen = false;
          const port = {
            readable: null,
            getInfo: () => ({ usbVendorId: 1504, usbProductId: 4608 }),
            stream() { return new ReadableStream({ start: stream => {
              window.send = text => stream.enqueue(new TextEncoder().encode(text));
              window.fail = name => { this.readable = name === "NetworkError" ? null : this.stream(); failing.error(new DOMException("", name)); };
              const failing = stream;
            } }); },
            async open() {
              if (window.isOpen) throw new DOMException("", "InvalidStateError");
              [this.readable, window.isOpen, window.openedAt] = [this.stream(), true, performance.now()];
              // What the scanner was just sending when the page before let go of the port.
              if (sessionStorage.getItem("in-the-air")) window.send(sessionStorage.getItem("in-the-air"));
              sessionStorage.removeItem("in-the-air");
            },
            async close() { window.isOpen = false; },
          };
          const another = { getInfo: () => ({ usbVendorId: 9, usbProductId: 9 }), async open() { throw new DOMException("", "NetworkError"); } };
          const twins = sessionStorage.getItem("twins") ? [port, { ...port }] : [port];
          Object.defineProperty(Navigator.prototype, "serial", { configurable: true, value: { requestPort: async () => port, getPorts: async () => [another, ...twins] } });
        })()
        """;

    [BrowserFact]
    public async Task A_line_of_a_serial_scanner_is_a_scan_and_the_scanner_stays_connected_on_the_next_page()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await page.AddInitScriptAsync(Port);
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");

        await page.GetByRole(AriaRole.Button, new() { Name = "Connect a scanner" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Scanner connected" }).WaitForAsync();
        await page.EvaluateAsync("() => { send('NOT-KN'); send('OWN-1\\r\\n'); }");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("“NOT-KNOWN-1”");
        // That was an answer, so another page: the scanner is read there too.
        await BeyondTheTailAsync(page);
        await page.EvaluateAsync("() => send('NOT-KNOWN-2\\r')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("“NOT-KNOWN-2”");
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task The_end_of_a_line_whose_beginning_a_page_change_swallowed_is_refused_aloud()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = await ConnectedAsync(house, visit);
        await page.EvaluateAsync("() => { sessionStorage.setItem('in-the-air', 'NOWN-1\\r\\n'); send('NOT-K'); }");

        await page.ReloadAsync();

        await Said(page, "The page changed in the middle of a scan. Scan again.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Scanner connected" }).WaitForAsync();
        await page.EvaluateAsync("() => send('NOT-KNOWN-2\\r')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("“NOT-KNOWN-2”");
    }

    [BrowserFact]
    public async Task A_disturbed_line_is_refused_aloud_and_the_next_one_is_read()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = await ConnectedAsync(house, visit);
        await page.EvaluateAsync("async () => { send('NOT-K'); await new Promise(r => setTimeout(r, 50)); fail('ParityError'); }");

        await Said(page, "The scanner’s line was disturbed. Scan again.").WaitForAsync();
        await page.EvaluateAsync("() => send('NOT-KNOWN-2\\r')");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("“NOT-KNOWN-2”");
    }

    [BrowserFact]
    public async Task A_scanner_that_is_unplugged_is_let_go_and_said()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = await ConnectedAsync(house, visit);

        await page.EvaluateAsync("() => fail('NetworkError')");

        await Said(page, "The scanner was unplugged. Connect it again.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect a scanner" }).WaitForAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => window.isOpen"));
    }

    [BrowserFact]
    public async Task Of_two_scanners_that_are_alike_none_is_opened_by_guess()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = await ConnectedAsync(house, visit);
        await page.EvaluateAsync("() => sessionStorage.setItem('twins', 'yes')");

        await page.ReloadAsync();

        await Said(page, "The scanner is no longer connected. Connect it again.").WaitForAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => window.isOpen"));
    }

    private static ILocator Said(IPage page, string words) => page.Locator("[data-scan-said]").GetByText(words);

    /// <summary>What comes so soon after the port was opened again may be the end of a line.</summary>
    private static async Task BeyondTheTailAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => window.isOpen && performance.now() - window.openedAt > 150");

    private static async Task<IPage> ConnectedAsync(BrowserHouse house, Visit visit)
    {
        await visit.Page.AddInitScriptAsync(Port);
        await BrowserHouse.SignInAsync(visit.Page, "stock");
        await visit.Page.GotoAsync("/scan");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Connect a scanner" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Scanner connected" }).WaitForAsync();
        return visit.Page;
    }

    [BrowserFact]
    public async Task Without_Web_Serial_no_button_offers_it()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        await visit.Page.AddInitScriptAsync("delete Navigator.prototype.serial");
        await BrowserHouse.SignInAsync(visit.Page, "stock");
        await visit.Page.GotoAsync("/scan");

        await visit.Page.WaitForFunctionAsync("() => window.firstKeys && document.readyState === 'complete'");
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Connect a scanner" }).CountAsync());
    }
}
