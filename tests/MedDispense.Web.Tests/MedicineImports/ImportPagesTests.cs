using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AutoMapper;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Web.Features.MedicineImports;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.MedicineImports;

public sealed class ImportPagesTests
{
    private const string Sertraline = """
        {"results":[{"product_ndc":"16714-612","generic_name":"Sertraline","labeler_name":"Northstar","finished":true,"dosage_form":"TABLET",
        "active_ingredients":[{"name":"SERTRALINE","strength":"50 mg/1"}],
        "packaging":[{"package_ndc":"16714-612-01","description":"30 TABLET in 1 BOTTLE (16714-612-01)"}]},
        {"product_ndc":"=1+1","generic_name":"Powder"}]}
        """;

    [Fact]
    public async Task A_file_is_sent_taken_in_and_reported()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var form = await manager.GetAsync("/medicines/import");

        var sent = await SendAsync(manager, form, Encoding.UTF8.GetBytes(Sertraline), "../../evil\u0000<b>.json");
        await house.UntilEndedAsync(IdOf(sent));
        var doubled = await SendAsync(manager, form, Encoding.UTF8.GetBytes(Sertraline), "again.json");
        var page = await manager.GetAsync(sent.Location!);
        var fragment = await manager.GetAsync($"{sent.Location}/progress");
        var report = await manager.GetAsync($"{sent.Location}/report.csv");
        var list = await manager.GetAsync("/medicines/import");

        Assert.Equal((HttpStatusCode.Redirect, sent.Location), (doubled.Status, doubled.Location));
        Assert.Contains("Taken in", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hx-trigger", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", fragment.Text, StringComparison.Ordinal);
        Assert.Contains("16714-612", report.Text, StringComparison.Ordinal);
        // What a spreadsheet would run as a formula is led by an apostrophe.
        Assert.Contains("'=1+1", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("..", (await RunAsync(house)).FileName, StringComparison.Ordinal);
        Assert.Contains("Rosa Castellanos", list.Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.AskAsync(db => db.ImportRuns.CountAsync()));
    }

    [Fact]
    public async Task A_missing_empty_or_too_large_file_and_a_foreign_import_are_answered_in_words()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        using var nurse = await house.SignInAsync("nurse");
        var form = await manager.GetAsync("/medicines/import");

        var none = await manager.SubmitAsync(form);
        var empty = await SendAsync(manager, form, [], "empty.json");
        var tooLarge = await SendAsync(manager, form, new byte[FormularyFile.MostBytes + 1], "large.json");
        var missing = await manager.GetAsync($"/medicines/import/{Guid.CreateVersion7()}");
        var noReport = await manager.GetAsync($"/medicines/import/{Guid.CreateVersion7()}/report.csv");
        var forbidden = await SendAsync(nurse, form, Encoding.UTF8.GetBytes(Sertraline), "list.json");

        Assert.All([none, empty, tooLarge], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Contains("Choose the file", none.Text, StringComparison.Ordinal);
        Assert.Contains("32 MB", tooLarge.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (missing.Status, noReport.Status));
        Assert.NotEqual(HttpStatusCode.OK, forbidden.Status);
        Assert.Equal(0, await house.AskAsync(db => db.ImportRuns.CountAsync()));
    }

    [Fact]
    public async Task Every_projection_names_all_fields_of_its_row()
    {
        await using var house = await WebHouse.OpenAsync();

        house.Services.GetRequiredService<IMapper>().ConfigurationProvider.AssertConfigurationIsValid();
    }

    private static Guid IdOf(Answer sent) => Guid.Parse(sent.Location!.Split('/')[^1]);

    private static Task<ImportRun> RunAsync(WebHouse house) => house.AskAsync(db => db.ImportRuns.AsNoTracking().SingleAsync());

    private static Task<Answer> SendAsync(Browser browser, Answer form, byte[] content, string name)
    {
        var fields = new MultipartFormDataContent();
        foreach (var input in form.Page.QuerySelectorAll("main form[method=post] input[type=hidden]"))
            fields.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"Form.File\"", FileNameStar = name };
        fields.Add(file);
        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/medicines/import") { Content = fields });
    }
}
