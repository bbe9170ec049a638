using System.Diagnostics;
using System.Globalization;
using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Domain.Scanning;
using Xunit.Abstractions;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>A wedge scanner at full speed on a real page, wherever the focus is.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class ThousandScansTests(BrowserFixture browser, ITestOutputHelper output)
{
    private const int Scans = 1_000;
    private const int InOneGo = 50;

    // Where the focus may be: in the field for codes, in one that somebody types into, on a button, a link, on nothing.
    private static readonly string[] Places = ["#Code", "#Package", "button[type=submit]", "main a", "body"];

    [BrowserFact]
    public async Task Of_a_thousand_scans_none_is_lost_doubled_or_mixed_up()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "pharmacist");
        await page.GotoAsync($"/medicines/{house.Medicines["films"].Id}/codes/new");
        await page.Locator("#Package").PressSequentiallyAsync("carton", new() { Delay = 60 });
        // What the page is told of a scan, before it fills a field with it.
        await page.EvaluateAsync("() => { window.read = []; document.addEventListener('scan', e => { window.read.push(e.detail.text); }); }");
        var watch = Stopwatch.StartNew();

        for (var first = 0; first < Scans; first += InOneGo)
        {
            await page.EvaluateAsync("where => document.querySelector(where).focus()", Places[first / InOneGo % Places.Length]);
            var codes = Enumerable.Range(first, InOneGo).Select(number => (Text: Code(number), End: number % 3 == 0 ? "Tab" : "Enter")).ToList();
            // The trigger is held too long: the first code of each go is sent twice.
            await page.WedgeScansAsync(codes.Prepend(codes[0]));
        }

        await page.WaitForFunctionAsync($"() => window.read.length >= {Scans}");
        Assert.Equal(Enumerable.Range(0, Scans).Select(Code), await page.EvaluateAsync<string[]>("() => window.read"));
        Assert.Equal("carton", await page.Locator("#Package").InputValueAsync());
        Assert.EndsWith("/codes/new", page.Url, StringComparison.Ordinal);
        output.WriteLine($"{Scans} scans in {watch.Elapsed.TotalSeconds:0.0} s.");
        visit.AssertNoComplaints();
    }

    // Labels of the house, bare numbers, and codes with a separator in them: short, as unit doses have them.
    private static string Code(int number) => (number % 4) switch
    {
        0 => FacilityCode.ForNumber(FacilityCodeType.Pack, number, idLength: 4).Text,
        1 => Digits(number),
        2 => $"10{Digits(number)}\u001d21S",
        _ => $"]C110a{Digits(number)}",
    };

    private static string Digits(int number) => number.ToString("D6", CultureInfo.InvariantCulture);
}
