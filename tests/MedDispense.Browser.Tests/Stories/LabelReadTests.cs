using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Hosting;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>Every label that is printed is read back to the text that it says.</summary>
[Collection(BrowserTests.Name)]
public sealed class LabelReadTests(BrowserFixture browser)
{
    private const int Patience = 60_000;

    [BrowserFact]
    public async Task Every_kind_on_every_stock_in_both_symbols_is_read_at_203_and_300_dots_an_inch()
    {
        await using var house = await BrowserHouse.OpenAsync();
        foreach (var dots in (int[])[203, 300])
        {
            await using var visit = await PrinterAsync(house, dots);
            foreach (var symbology in (string[])["DataMatrix", "Code128"])
            {
                await visit.Page.GotoAsync($"/labels/test?symbology={symbology}&printer={dots}");
                await FinishedAsync(visit.Page);

                var labels = await visit.Page.ReadLabelsAsync(dots);

                // Bars have no room on the smallest of the twelve.
                Assert.Equal(symbology == "Code128" ? 11 : 12, labels.Select(label => label.Stock).Distinct().Count());
                AssertRead(labels, $"{symbology} at {dots}");
                Assert.All(labels, label => Assert.DoesNotContain("…", label.Words, StringComparison.Ordinal));
            }

            visit.AssertNoComplaints();
        }
    }

    [BrowserFact]
    public async Task A_label_made_for_203_dots_is_read_from_printers_of_300_and_600_too()
    {
        await using var house = await BrowserHouse.OpenAsync();
        foreach (var dots in (int[])[300, 600])
        {
            await using var visit = await PrinterAsync(house, dots);
            await visit.Page.GotoAsync("/labels/test?stock=roll-57x32&symbology=Code128&printer=203");
            await FinishedAsync(visit.Page);

            AssertRead(await visit.Page.ReadLabelsAsync(dots), $"made for 203, printed at {dots}");
        }
    }

    [BrowserFact]
    public async Task A_very_long_name_stays_on_its_card_and_on_its_wristband_and_covers_no_code()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await PrinterAsync(house, 203);
        var client = house.Act("manager");
        var familyName = string.Join("-", Enumerable.Repeat("Łączyńska", 10));
        await house.AsAsync<AddClient, ChangeResult>("manager", use => use.RunAsync(client,
            new(familyName, "Weiß 李 " + string.Join(" ", Enumerable.Repeat("Magdalena", 9)), new(1990, 4, 2), "", "", null)));
        foreach (var kind in (string[])["cards/sheet?Stock=card-single", "wristbands/sheet?Stock=band-25x279"])
        {
            foreach (var symbology in (string[])["DataMatrix", "Code128"])
            {
                await visit.Page.GotoAsync($"/labels/{kind}&Id={client.Id}&Symbology={symbology}");
                await FinishedAsync(visit.Page);

                AssertRead(await visit.Page.ReadLabelsAsync(203), $"{kind} in {symbology}");
            }
        }
    }

    [BrowserFact]
    public async Task A_text_that_fits_nowhere_and_a_code_that_is_too_large_are_not_printed()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await PrinterAsync(house, 203);
        foreach (var (written, instead) in ((string, string)[])[
            ("Use until", $"Use until {new string('W', 900)}"), ("data-room-width=\"", "data-room-width=\"0.")])
        {
            await visit.Page.RouteAsync("**/labels/test?*", async route =>
            {
                var answer = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace(written, instead, StringComparison.Ordinal) });
            });
            await visit.Page.GotoAsync("/labels/test?stock=roll-57x32");

            var print = visit.Page.Locator("button[data-print]");
            await Assertions.Expect(print).ToHaveTextAsync("This cannot be printed", new() { Timeout = Patience });
            await Assertions.Expect(print).ToBeDisabledAsync();
            await visit.Page.UnrouteAsync("**/labels/test?*");
        }
    }

    private async Task<Visit> PrinterAsync(BrowserHouse house, int dotsPerInch)
    {
        var visit = await browser.VisitAsync(house.Address, dotsPerInch / PrintedLabels.PixelsPerInch);
        await BrowserHouse.SignInAsync(visit.Page, "manager");
        return visit;
    }

    private static async Task FinishedAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => document.querySelector('button[data-print]')?.disabled === false", null, new() { Timeout = Patience });

    private static void AssertRead(IReadOnlyList<PrintedLabels.Printed> labels, string how)
    {
        Assert.NotEmpty(labels);
        Assert.All(labels, label =>
        {
            Assert.True(label.Read is [var read] && read == label.Code, $"{how}, {label.Stock}: {label.Code} was read as [{string.Join(", ", label.Read)}].");
            Assert.Contains(label.Code, label.Words, StringComparison.Ordinal);
            Assert.True(label.IsTextWhole, $"{how}, {label.Stock}: the text of {label.Code} does not fit.");
            Assert.True(label.IsApart, $"{how}, {label.Stock}: text and code of {label.Code} meet.");
        });
    }
}
