using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Web.Features.Stations;
using MedDispense.Web.Hosting;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace MedDispense.Browser.Tests.Pages;

/// <summary>Every page of the program in a real browser, at three widths, by day and by night.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class EveryPageTests(BrowserFixture browser, ITestOutputHelper output)
{
    /// <summary>Nobody comes to these by walking through the house; most are looked at below.</summary>
    private static readonly string[] Apart =
    [
        "/sign-in", "/sign-in/badge", "/sign-in/house", "/setup", "/lock", "/lock/awake", "/scan", "/errors/unexpected",
        "/errors/{status:int:range(400,599)}",
        // Before the house is live, and a part of a page that renews itself.
        "/opening-balance/file", "/opening-balance/template.csv", "/opening-balance/go-live", "/medicines/import/{id:guid}/progress",
        // A picture and styles within pages.
        "/clients/{id:guid}/photos/{photoId:guid}", "/labels/stocks.css",
    ];

    [BrowserFact]
    public async Task Every_page_is_accessible_fits_and_complains_of_nothing()
    {
        await using var house = await BrowserHouse.OpenAsync();
        string[] more = [.. await house.LiveInAsync(), .. await house.DoseAsync("manager")];
        await house.GiveManagerEveryRoleAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        await BrowserHouse.SignInAsync(visit.Page, "manager");
        var routes = Route.Of(house.Services);
        var walk = new PageWalk(visit, routes, Apart, "page");

        await walk.RunAsync(more);

        output.WriteLine($"{walk.Pages} pages of {routes.Count} routes.");
        List<string> faults =
        [
            .. walk.Faults,
            .. walk.Unlinked.Select(route => $"{route}: no link and no form leads there."),
            .. walk.Unreached.Select(route => $"{route}: no page of it was found; furnish the house with one and link it."),
        ];
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults)}");
    }

    [BrowserFact]
    public async Task The_home_of_each_role_is_in_order_and_nothing_is_offered_that_the_role_may_not_do()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.LiveInAsync();
        var faults = new List<string>();
        foreach (var who in house.People.Keys)
        {
            await using var visit = await browser.VisitAsync(house.Address);
            await BrowserHouse.SignInAsync(visit.Page, who);
            faults.AddRange((await visit.Page.FaultsAsync($"home-of-{who}")).Select(fault => $"{who}: {fault}"));
            faults.AddRange((await RefusedOffersAsync(visit.Page)).Select(fault => $"{who}: {fault}"));
            faults.AddRange(visit.TakeComplaints().Select(complaint => $"{who}: {complaint}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Links of the main pages of a role, one more step deep, that lead to a refusal.</summary>
    private static async Task<IReadOnlyList<string>> RefusedOffersAsync(IPage page)
    {
        var refused = new List<string>();
        var asked = new HashSet<string>();
        var rooms = new Queue<(string Address, int Depth)>([("/", 0)]);
        while (rooms.TryDequeue(out var room))
        {
            await page.GotoAsync(room.Address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            foreach (var link in await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("a[href^='/']")].map(link => new URL(link.href))
                  .map(url => url.pathname + url.search)
                """))
            {
                if (!asked.Add(link))
                    continue;
                var answer = await page.APIRequest.GetAsync(link);
                if (!answer.Ok)
                    refused.Add($"{room.Address} offers {link}, which answered {answer.Status}");
                else if (room.Depth == 0 && answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
                    rooms.Enqueue((link, 1));
            }
        }

        return refused;
    }

    [BrowserFact]
    public async Task Pages_before_signing_in_are_in_order()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var faults = new List<string>();

        await visit.Page.GotoAsync("/");
        faults.AddRange(await visit.Page.FaultsAsync("door-sign-in"));
        var bound = await house.AsAsync<BindStation, BindStation.Result>("manager", use => use.RunAsync(
            house.Act("manager"), new(Guid.CreateVersion7(), "Tablet at cart A", house.Places["cart"].Id)));
        await visit.Page.Context.AddCookiesAsync([new() { Name = StationCookie.Name, Value = bound.Token!, Url = house.Address.ToString() }]);
        await visit.Page.GotoAsync("/sign-in/badge");
        faults.AddRange(await visit.Page.FaultsAsync("door-badge"));
        await BrowserHouse.SignInAsync(visit.Page, "nurse");
        await visit.Page.EvaluateAsync("() => document.querySelector('form[data-idle-lock]').submit()");
        await visit.Page.WaitForURLAsync("**/lock**");
        faults.AddRange(await visit.Page.FaultsAsync("door-lock"));

        Assert.Empty(faults);
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Pages_before_the_house_is_live_are_in_order()
    {
        await using var house = await BrowserHouse.OpenAsync(live: false);
        await using var visit = await browser.VisitAsync(house.Address);
        await BrowserHouse.SignInAsync(visit.Page, "manager");
        var faults = new List<string>();
        foreach (var page in (string[])["/opening-balance", "/opening-balance/file", "/opening-balance/go-live"])
        {
            await visit.Page.GotoAsync(page);
            faults.AddRange(await visit.Page.FaultsAsync("before-live" + page.Replace('/', '-')));
        }

        Assert.Empty(faults);
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task The_first_page_of_an_empty_program_is_in_order()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visit = await browser.VisitAsync(program.Address);

        await visit.Page.GotoAsync("/");

        Assert.EndsWith("/setup", visit.Page.Url, StringComparison.Ordinal);
        Assert.Empty(await visit.Page.FaultsAsync("door-setup"));
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_page_that_does_not_exist_and_a_form_sent_empty_are_in_order()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        await BrowserHouse.SignInAsync(visit.Page, "manager");
        var faults = new List<string>();

        await visit.Page.GotoAsync($"/packs/{Guid.CreateVersion7()}");
        faults.AddRange(await visit.Page.FaultsAsync("refused-not-found"));
        await visit.Page.GotoAsync("/errors/unexpected");
        faults.AddRange(await visit.Page.FaultsAsync("refused-unexpected"));
        await visit.Page.GotoAsync("/scan");
        faults.AddRange(await visit.Page.FaultsAsync("scan"));
        foreach (var form in (string[])["/discrepancies/report", "/staff/new", "/clients/new", "/daily-close"])
        {
            await visit.Page.GotoAsync(form);
            await visit.Page.Locator("main form[method=post] .btn-act, main form[method=post] .btn-primary").First.PressAsync("Enter");
            await visit.Page.WaitForFunctionAsync("() => document.body.dataset.method === 'POST'");
            faults.AddRange(await visit.Page.FaultsAsync("refused" + form.Replace('/', '-')));
        }

        Assert.Empty(faults);
        // The browser itself notes an answer that is no page; anything else is ours.
        Assert.All(visit.TakeComplaints(), complaint => Assert.Matches("status of (404|422|500)|^(404|422|500) ", complaint));
    }
}
