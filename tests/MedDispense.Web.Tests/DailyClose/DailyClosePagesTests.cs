using System.Net;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.DailyClose;

public sealed class DailyClosePagesTests
{
    [Fact]
    public async Task A_nurse_and_a_witness_close_the_day_and_see_the_anchor()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 30);
        using var nurse = await house.SignInAsync("nurse");
        using var inspector = await house.SignInAsync("inspector");
        var form = await nurse.GetAsync("/daily-close");

        var early = await nurse.SubmitAsync(form, ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        Assert.Contains("The day is not over", early.Text, StringComparison.Ordinal);
        var alone = await nurse.SubmitAsync(form, ("CloseNow", "true"));
        var wrongPin = await nurse.SubmitAsync(form, ("CloseNow", "true"), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", "0000"));
        var closed = await nurse.SubmitAsync(form, ("CloseNow", "true"), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        var again = await nurse.SubmitAsync(form, ("CloseNow", "true"), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        var page = await inspector.GetAsync(closed.Location!);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Contains("A second person is needed", alone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongPin.Status);
        Assert.DoesNotContain("value=\"0000\"", wrongPin.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/daily-close/2026-06-10"), (closed.Status, closed.Location));
        Assert.Equal(closed.Location, again.Location);
        Assert.Equal(1, await house.AskAsync(db => db.DailyCloses.CountAsync()));
        var hash = await house.AskAsync(db => db.Postings.Where(row => row.Number == 2).Select(row => row.Hash).SingleAsync());
        Assert.Contains($"2:{hash}", page.Text, StringComparison.Ordinal);
        Assert.Contains(string.Join(' ', hash.Chunk(4).Select(group => new string(group))), page.Text, StringComparison.Ordinal);
        Assert.Contains("Priya Lindqvist (PL)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tom Okafor (TO)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Today is closed already", (await nurse.GetAsync("/daily-close")).Text, StringComparison.Ordinal);
        Assert.Contains("/daily-close/2026-06-10", (await inspector.GetAsync("/daily-close/closed-days")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inspector_looks_but_does_not_close()
    {
        await using var house = await WebHouse.OpenAsync();
        using var inspector = await house.SignInAsync("inspector");
        using var support = await house.SignInAsync("support");
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync("/daily-close");

        var page = await inspector.GetAsync("/daily-close");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector("main form[method=post]"));
        Assert.NotEqual(HttpStatusCode.OK, (await support.GetAsync("/daily-close")).Status);
        Assert.NotNull(form.Page.QuerySelector("main form[method=post]"));
        Assert.Contains("nothing differs", (await inspector.GetAsync("/daily-close/verification")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.GetAsync("/daily-close/2026-06-10")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.GetAsync("/daily-close/2026-99-99")).Status);
    }

    [Theory]
    [InlineData("BusinessDate", null)]
    [InlineData("BusinessDate", "yesterday")]
    [InlineData("BusinessDate", "0001-01-01")]
    [InlineData("BusinessDate", "9999-12-31")]
    [InlineData("BusinessDate", "2026-06-11")]
    [InlineData("BusinessDate", "2020-01-01")]
    [InlineData("Remarks", "long")]
    [InlineData("SkippedReason", "long")]
    [InlineData("PostingId", "none")]
    public async Task What_does_not_fit_comes_back_with_a_sentence_and_closes_nothing(string field, string? value)
    {
        await using var house = await WebHouse.OpenAsync();
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync("/daily-close");

        var answer = await nurse.SubmitAsync(form, (field, value == "long" ? new string('x', 1001) : value), ("CloseNow", "true"),
            ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector("#error-summary li, .finding"));
        Assert.Equal(0, await house.AskAsync(db => db.DailyCloses.CountAsync()));
    }
}
