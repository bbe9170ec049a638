using System.Net;
using MedDispense.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Register;

public sealed class RegisterPagesTests
{
    [Fact]
    public async Task The_inspector_reads_a_page_and_every_reading_is_recorded()
    {
        await using var house = await WebHouse.OpenAsync();
        var history = new RegisterHistory(house, 0);
        await history.ReceiveAsync("safe", 30);
        await history.MoveAsync("safe", "cart", 10);
        house.Clock.Advance(TimeSpan.FromHours(2));
        await history.WasteAsync("cart", 1, late: TimeSpan.FromMinutes(50));
        await history.UndoAsync(3);
        var id = await history.PageIdAsync();
        using var browser = await house.SignInAsync("inspector");

        var list = await browser.GetAsync("/register?search=film");
        var page = await browser.GetAsync($"/register/{id}?oldest=true");
        var happened = await browser.GetAsync($"/register/{id}?as=happened&place={house.Places["cart"].Id}");
        var print = await browser.GetAsync($"/register/{id}/print");
        var statement = await browser.GetAsync($"/register/{id}/statement?from=2026-06-01&to=2026-06-10");
        var all = await browser.GetAsync("/register/statement?as=happened");
        var day = await browser.GetAsync("/register/day?date=2026-06-10");

        Assert.All([list, page, happened, print, statement, all, day], answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Contains($"/register/{id}", list.Text, StringComparison.Ordinal);
        var rows = page.Page.QuerySelectorAll(".register-table tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(5, rows.Count);
        Assert.Contains("Brought forward", rows[0], StringComparison.Ordinal);
        Assert.Contains("Received from Northside Wholesale", rows[1], StringComparison.Ordinal);
        Assert.Contains("Late entry, written", rows[3], StringComparison.Ordinal);
        Assert.Contains("Recorded in error: line 3", rows[4], StringComparison.Ordinal);
        Assert.Contains("America/New_York", page.Text, StringComparison.Ordinal);
        Assert.Contains("Schedule III (C-III)", page.Text, StringComparison.Ordinal);
        Assert.Contains("BH1234563", print.Text, StringComparison.Ordinal);
        Assert.Contains("Agrees with line 4", statement.Text, StringComparison.Ordinal);
        Assert.Contains("Priya Lindqvist (PL)", day.Text, StringComparison.Ordinal);
        var kinds = await house.AskAsync(db => db.AuditEntries.Where(row => row.ActorId == house.People["inspector"].Id)
            .OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.Kind).ToListAsync());
        Assert.Equal(6, kinds.Count(kind => kind == AuditKind.RegisterRead));
        Assert.Equal(1, kinds.Count(kind => kind == AuditKind.Printed));
    }

    [Fact]
    public async Task Long_pages_are_leafed_through_in_both_directions()
    {
        await using var house = await WebHouse.OpenAsync();
        var history = new RegisterHistory(house, 0);
        await history.ReceiveAsync("safe", 200);
        for (var line = 0; line < 60; line++)
            await history.WasteAsync("safe", 1);
        var id = await history.PageIdAsync();
        using var browser = await house.SignInAsync("manager");

        var newest = await browser.GetAsync($"/register/{id}");
        var earlier = await browser.GetAsync(newest.Page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        var back = await browser.GetAsync(earlier.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(Numbers(newest), Enumerable.Range(12, 50).Reverse());
        Assert.Null(newest.Page.QuerySelector("a[rel=next]"));
        Assert.Equal(Numbers(earlier), Enumerable.Range(1, 11).Reverse());
        Assert.Null(earlier.Page.QuerySelector("a[rel=prev]"));
        Assert.Equal(Numbers(newest), Numbers(back));
    }

    [Fact]
    public async Task Files_go_to_those_who_may_export_and_are_recorded()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 30);
        var id = await house.AskAsync(db => db.RegisterPages.Select(row => row.Id).SingleAsync());
        using var inspector = await house.SignInAsync("inspector");
        using var nurse = await house.SignInAsync("nurse");
        string[] files = [$"/register/{id}/lines.csv", $"/register/{id}/statement.csv", "/register/statement.csv", "/register/day.csv?date=2026-06-10"];

        foreach (var file in files)
        {
            var taken = await inspector.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, taken.Status);
            Assert.StartsWith("MedDispense,", taken.Text, StringComparison.Ordinal);
            Assert.Contains(file.Contains("statement", StringComparison.Ordinal) ? "Closing,,30,0,30" : "Northside Wholesale", taken.Text, StringComparison.Ordinal);
            Refused(await nurse.GetAsync(file));
        }

        Assert.Equal(4, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.Exported)));
    }

    [Fact]
    public async Task Who_has_no_business_with_the_register_is_turned_away()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 30);
        var id = await house.AskAsync(db => db.RegisterPages.Select(row => row.Id).SingleAsync());
        using var nobody = house.Visit();
        using var support = await house.SignInAsync("support");

        foreach (var url in new[] { "/register", $"/register/{id}", $"/register/{id}/print", $"/register/{id}/statement", "/register/day", "/register/day.csv" })
        {
            var visit = await nobody.GetAsync(url);
            Assert.Equal(HttpStatusCode.Redirect, visit.Status);
            Assert.Contains("/sign-in", visit.Location, StringComparison.Ordinal);
            Refused(await support.GetAsync(url));
        }
    }

    [Fact]
    public async Task Pages_that_are_not_there_are_not_found()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("inspector");

        foreach (var path in new[] { "", "/print", "/statement", "/lines.csv", "/statement.csv" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/register/{Guid.CreateVersion7()}{path}")).Status);
    }

    [Theory]
    [InlineData("from=2026-06-10&to=2026-06-09")]
    [InlineData("from=yesterday")]
    [InlineData("to=9999-12-31")]
    [InlineData("from=0001-01-01")]
    [InlineData("first=0")]
    [InlineData("first=9&last=3")]
    [InlineData("first=99999999999999999999")]
    [InlineData("place=nowhere")]
    [InlineData("as=dreamt")]
    [InlineData("as=7")]
    [InlineData("at=0001-01-01T00:00")]
    [InlineData("before=x")]
    public async Task A_range_that_does_not_fit_is_answered_with_a_sentence(string query)
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 30);
        var id = await house.AskAsync(db => db.RegisterPages.Select(row => row.Id).SingleAsync());
        using var browser = await house.SignInAsync("inspector");

        var page = await browser.GetAsync($"/register/{id}?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Page.QuerySelector("#error-summary li"));
        foreach (var path in new[] { "print", "lines.csv" })
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync($"/register/{id}/{path}?{query}")).Status);
    }

    [Fact]
    public async Task Odd_cursors_and_empty_ranges_still_show_a_page()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 30);
        var id = await house.AskAsync(db => db.RegisterPages.Select(row => row.Id).SingleAsync());
        using var browser = await house.SignInAsync("inspector");

        foreach (var query in new[] { "before=999", "after=-5", "before=1", "first=500", "from=2090-01-01", $"place={Guid.CreateVersion7()}", "at=2001-01-01T00:00&as=happened" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/register/{id}?{query}")).Status);
        foreach (var url in new[] { $"/register/{id}/statement?from=2026-07-01&to=2026-06-01", "/register/statement?to=x", "/register/day?date=x", "/register/day?date=9999-12-31" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync(url)).Status);
    }

    private static IEnumerable<int> Numbers(Answer answer) => answer.Page.QuerySelectorAll(".register-table td.line")
        .Select(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture));

    private static void Refused(Answer answer)
    {
        if (answer.Status == HttpStatusCode.Redirect)
            Assert.Contains("/errors/403", answer.Location, StringComparison.Ordinal);
        else
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
