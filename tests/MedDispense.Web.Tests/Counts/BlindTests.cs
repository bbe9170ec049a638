using System.Text.RegularExpressions;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Counts;

/// <summary>No expected figure on the wire from opening to closing of a blind count, on any address, for anybody but
/// managers: every GET action of the program, found by reflection, with every id of the house, and the refusals of the
/// stock forms. An action that is merged later is asked too.</summary>
public sealed class BlindTests
{
    /// <summary>What lies in the cart, and what the house has in all; both never moved, so that they also stand in the
    /// papers of their arrival.</summary>
    private const string Figure = "7,?391|7,?403";

    [Theory]
    [InlineData("nurse")]
    [InlineData("nurse2")]
    [InlineData("stock")]
    [InlineData("pharmacist")]
    [InlineData("support")]
    [InlineData("prescriber")]
    [InlineData("inspector")]
    [InlineData("administrator")]
    public async Task No_page_tells_the_figure_that_somebody_counts(string who)
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await FurnishAsync(house);
        using var browser = await house.SignInAsync(who);
        using var manager = await house.SignInAsync("manager");
        Assert.Contains("7,391", (await manager.GetAsync("/stock")).Text, StringComparison.Ordinal);

        await house.OpenAsync("nurse", "cart");

        var told = await WalkAsync(house, browser);
        told.AddRange(await RefusalsAsync(house, browser, pack));
        Assert.True(told.Count == 0, string.Join('\n', told));
        // Otherwise the silence of the others would prove nothing.
        Assert.Contains("7,391", (await manager.GetAsync("/stock")).Text, StringComparison.Ordinal);
        Assert.Contains("7,403", (await manager.GetAsync("/register")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nurse2")]
    [InlineData("pharmacist")]
    [InlineData("inspector")]
    public async Task Nor_does_one_while_a_line_is_to_be_counted_again(string who)
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await FurnishAsync(house);
        await house.CountedAsync("nurse", "cart", 7390);
        using var browser = await house.SignInAsync(who);

        var told = await WalkAsync(house, browser, Figure + "|7,?390");
        told.AddRange(await RefusalsAsync(house, browser, pack));
        Assert.True(told.Count == 0, string.Join('\n', told));

        var found = await house.OnlyDiscrepancyAsync();
        Assert.True((await house.RecountedAsync("stock", found.Id, 7390)).IsPosted);
        Assert.Contains("7,391", (await browser.GetAsync("/stock")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_count_is_closed_the_balances_are_shown_again()
    {
        await using var house = await WebHouse.OpenAsync();
        await FurnishAsync(house);
        using var nurse = await house.SignInAsync("nurse");
        var count = await house.OpenAsync("nurse", "cart");
        Assert.DoesNotContain("7,391", (await nurse.GetAsync("/stock")).Text, StringComparison.Ordinal);
        Assert.Contains("Controlled cupboard", (await nurse.GetAsync("/stock")).Text, StringComparison.Ordinal);

        await house.CountAsync("nurse", count, 7391);
        Assert.True((await house.CloseAsync("nurse", count)).IsPosted);

        Assert.Contains("7,391", (await nurse.GetAsync("/stock")).Text, StringComparison.Ordinal);
        Assert.Contains("7,403", (await nurse.GetAsync("/register")).Text, StringComparison.Ordinal);
    }

    private static async Task<Pack> FurnishAsync(WebHouse house)
    {
        var pack = await house.StockAsync("cart", 7391);
        await house.StockAsync("safe", 12, "B2");
        await house.ArrangeAsync(async db =>
        {
            (await db.Medicines.SingleAsync(row => row.Id == house.Films.Id)).LowStockBelow = 9000;
        });
        return pack;
    }

    /// <summary>Every page, with every id of the house in the place of every id.</summary>
    private static async Task<List<string>> WalkAsync(WebHouse house, Browser browser, string figure = Figure)
    {
        var ids = await house.AskAsync(async db => (List<Guid>)
        [
            .. await db.Postings.Select(row => row.Id).ToListAsync(), .. await db.Packs.Select(row => row.Id).ToListAsync(),
            .. await db.Places.Select(row => row.Id).ToListAsync(), .. await db.Medicines.Select(row => row.Id).ToListAsync(),
            .. await db.RegisterPages.Select(row => row.Id).ToListAsync(), .. await db.Discrepancies.Select(row => row.Id).ToListAsync(),
            .. await db.CountSessions.Select(row => row.Id).ToListAsync(), .. await db.Clients.Select(row => row.Id).ToListAsync(),
        ]);
        var films = $"pack={await house.AskAsync(db => db.Packs.Where(row => row.Lot == "A1").Select(row => row.Id).SingleAsync())}";
        var cart = house.Places["cart"].Id;
        string[] asked = ["", $"?{films}&place={cart}", $"?place={cart}&from={cart}&{films}", "?q=bupre&by=medicine", "?number=1", "?as=Happened"];
        var told = new List<string>();
        foreach (var action in WebAction.All(house).Where(action => action is { Method: "GET", IsOpen: false }))
        {
            var queries = action.HasGuidInRoute ? asked.Take(1).Concat(asked.TakeLast(1)) : asked;
            foreach (var url in ids.Select(action.Url).Distinct().SelectMany(url => queries.Select(query => url + query)))
            {
                var answer = await browser.GetAsync(url);
                if (Told(answer, figure) is { } words)
                    told.Add($"GET {url} tells {words}.");
            }
        }

        return told;
    }

    /// <summary>The figure as people or files write it, and not a part of an id or a token.</summary>
    private static string? Told(Answer answer, string figure) =>
        Regex.Match(answer.Text, $"(?<![\\w-])({figure})(?![\\w-])") is { Success: true } found
            ? answer.Text[Math.Max(0, found.Index - 60)..Math.Min(answer.Text.Length, found.Index + 30)]
            : null;

    /// <summary>The forms about stock, asked for more than there can be.</summary>
    private static async Task<List<string>> RefusalsAsync(WebHouse house, Browser browser, Pack pack)
    {
        var at = $"pack={pack.Id}&place={house.Places["cart"].Id}";
        string[] pages = [$"/waste/new?{at}", $"/take-outs/new?{at}", $"/quarantine/new?{at}", $"/transfers/new?from={house.Places["cart"].Id}&pack={pack.Id}", $"/returns/supplier?place={house.Places["cart"].Id}&pack={pack.Id}"];
        var told = new List<string>();
        foreach (var page in pages)
        {
            var form = await browser.GetAsync(page);
            if (form.Page.QuerySelector("main form[method=post]") is null)
                continue;
            var answer = await browser.SubmitAsync(form, "main form[method=post]", ("Amount", "99999"), ("Lines[0].Amount", "99999"),
                ("ReasonCode", "dropped"), ("Reason", "Too many."), ("QuarantineId", house.Places["quarantine"].Id.ToString()),
                ("ToPlaceId", house.Places["safe"].Id.ToString()),
                ("Witness.Who", house.NameOf("pharmacist")), ("Witness.Pin", WebHouse.Pin));
            if (Told(answer, Figure) is { } words)
                told.Add($"POST {page} tells {words} in a refusal.");
        }

        return told;
    }
}
