using System.Net;
using System.Net.Http.Headers;
using MedDispense.Web.Features.Interactions;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Interactions;

public sealed class InteractionPagesTests
{
    [Fact]
    public async Task A_manager_sends_the_table_and_reads_each_row_its_source_and_who_sent_it()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var form = await manager.GetAsync("/settings/interactions");

        var sent = await SendAsync(manager, form, InteractionHouse.Bytes(InteractionHouse.Statins));
        var page = await manager.GetAsync(sent.Location!);

        Assert.Contains("None is imported", form.Text, StringComparison.Ordinal);
        Assert.Contains("opioid antagonists with opioids", form.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/settings/interactions"), (sent.Status, sent.Location));
        foreach (var words in new[] { "Simvastatin", "CYP3A4 inhibitors / Azoles", "Febuxostat", "JAMIA 2012", "Rosa Castellanos", "the statin’s level|the statin&#x27;s level" })
            Assert.True(words.Split('|').Any(word => page.Text.Contains(word, StringComparison.Ordinal)), words);
        Assert.Contains("href=\"/settings/interactions\"", (await manager.GetAsync("/settings")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing changed", (await manager.GetAsync((await SendAsync(manager, await manager.GetAsync("/settings/interactions"),
            InteractionHouse.Bytes(InteractionHouse.Statins))).Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.AskAsync(db => db.InteractionTables.CountAsync()));
    }

    [Fact]
    public async Task A_missing_wrong_or_too_large_file_is_answered_in_words_and_changes_nothing()
    {
        await using var house = await WebHouse.OpenAsync();
        using var pharmacist = await house.SignInAsync("pharmacist");
        var form = await pharmacist.GetAsync("/settings/interactions");

        var none = await pharmacist.SubmitAsync(form);
        var empty = await SendAsync(pharmacist, form, []);
        var wrong = await SendAsync(pharmacist, form, InteractionHouse.Bytes("drug_code,din\n1,2\n"));
        var packed = await SendAsync(pharmacist, form, [0x1F, 0x8B, 8, 0]);
        var tooLarge = await SendAsync(pharmacist, form, new byte[TakeInInteractions.MostBytes + 1]);

        Assert.All([none, empty, wrong, packed, tooLarge], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Contains("Choose the file", none.Text, StringComparison.Ordinal);
        Assert.Contains("The file is empty", empty.Text, StringComparison.Ordinal);
        Assert.Contains("does not name the columns", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("2 MB", tooLarge.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.AskAsync(db => db.InteractionTables.CountAsync()));
    }

    [Theory]
    [InlineData("manager", HttpStatusCode.OK)]
    [InlineData("pharmacist", HttpStatusCode.OK)]
    [InlineData("nurse", HttpStatusCode.Forbidden)]
    [InlineData("prescriber", HttpStatusCode.Forbidden)]
    [InlineData("support", HttpStatusCode.Forbidden)]
    public async Task Only_who_keeps_the_formulary_opens_the_page_and_sends_a_table(string who, HttpStatusCode status)
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync(who);
        var form = await browser.GetAsync("/settings/interactions");

        // Whoever is refused the page sends the token of another page of theirs.
        var sent = await SendAsync(browser, form.Status == HttpStatusCode.OK ? form : await browser.GetAsync("/account"), InteractionHouse.Bytes(InteractionHouse.Statins));

        Assert.Equal(status, form.Status);
        Assert.Equal(status == HttpStatusCode.OK ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, sent.Status);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, await house.AskAsync(db => db.InteractionTables.CountAsync()));
    }

    private static Task<Answer> SendAsync(Browser browser, Answer form, byte[] content)
    {
        var fields = new MultipartFormDataContent();
        foreach (var input in form.Page.QuerySelectorAll("main form[method=post] input[type=hidden]"))
            fields.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"File\"", FileNameStar = "../onc.csv" };
        fields.Add(file);
        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/settings/interactions") { Content = fields });
    }
}
