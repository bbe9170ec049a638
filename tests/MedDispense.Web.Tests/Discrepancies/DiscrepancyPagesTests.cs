using System.Net;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Discrepancies;

public sealed class DiscrepancyPagesTests
{
    [Fact]
    public async Task A_support_worker_reports_and_a_manager_reads_and_notes()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 10);
        using var support = await house.SignInAsync("support");
        using var manager = await house.SignInAsync("manager");
        using var inspector = await house.SignInAsync("inspector");
        var form = await support.GetAsync("/discrepancies/report");

        var reported = await support.SubmitAsync(form, ("What", "lost"), ("Label", pack.LabelCode), ("Amount", "2"),
            ("Text", "Fell behind <the> cart."));
        var twice = await support.SubmitAsync(form, ("What", "lost"), ("Label", pack.LabelCode), ("Amount", "2"),
            ("Text", "Fell behind <the> cart."));
        var done = await support.GetAsync(reported.Location!);

        Assert.Equal(HttpStatusCode.Redirect, reported.Status);
        Assert.Equal(reported.Location, twice.Location);
        Assert.Contains("Discrepancy 1 is open", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(reported.Location!)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await support.GetAsync("/discrepancies")).Status);

        var list = await manager.GetAsync("/discrepancies");
        var link = list.Page.QuerySelector(".data-table tbody a")!.GetAttribute("href")!;
        var page = await manager.GetAsync(link);
        Assert.Contains("Fell behind &lt;the&gt; cart.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ana Reyes", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">Close", page.Text, StringComparison.Ordinal);
        var empty = await manager.SubmitAsync(page, ("Text", ""));
        var noted = await manager.SubmitAsync(page, ("Text", "Asked in the laundry."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(link, noted.Location);
        Assert.Contains("Asked in the laundry.", (await inspector.GetAsync(link)).Text, StringComparison.Ordinal);
        Assert.Null((await inspector.GetAsync(link)).Page.QuerySelector("main form[method=post]"));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/discrepancies/{Guid.CreateVersion7()}")).Status);
    }

    [Theory]
    [InlineData("What", null)]
    [InlineData("What", "eaten")]
    [InlineData("MedicineId", null)]
    [InlineData("MedicineId", "films")]
    [InlineData("Label", "MDP0000")]
    [InlineData("Amount", null)]
    [InlineData("Amount", "0")]
    [InlineData("Amount", "-2")]
    [InlineData("Amount", "1.5")]
    [InlineData("Amount", "99999999999999999999")]
    [InlineData("PlaceId", "00000000-0000-0000-0000-000000000001")]
    [InlineData("HappenedAt", "2026-06-11T09:00")]
    [InlineData("HappenedAt", "0001-01-01T00:00")]
    [InlineData("Text", null)]
    [InlineData("Text", "long")]
    public async Task A_report_that_does_not_fit_comes_back_with_a_sentence(string field, string? value)
    {
        await using var house = await WebHouse.OpenAsync();
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync("/discrepancies/report");
        var fields = new Dictionary<string, string?>
        {
            ["What"] = "lost",
            ["MedicineId"] = house.Films.Id.ToString(),
            ["Amount"] = "1",
            ["Text"] = "Gone.",
        };
        fields[field] = value == "long" ? new string('x', 2001) : value;

        var answer = await nurse.SubmitAsync(form, [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector("#error-summary li, .finding"));
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }
}
