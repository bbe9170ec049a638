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
          const port = {
            readable: null,
            async open() { this.readable = new ReadableStream({ start(stream) { window.send = text => stream.enqueue(new TextEncoder().encode(text)); } }); },
            async close() {},
          };
          Object.defineProperty(Navigator.prototype, "serial", { configurable: true, value: { requestPort: async () => port, getPorts: async () => [port] } });
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
        await page.GetByRole(AriaRole.Button, new() { Name = "Scanner connected" }).WaitForAsync();
        await page.EvaluateAsync("() => send('NOT-KNOWN-2\\r')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("“NOT-KNOWN-2”");
        visit.AssertNoComplaints();
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
