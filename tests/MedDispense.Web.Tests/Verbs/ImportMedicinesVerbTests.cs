using MedDispense.Web.Hosting;
using MedDispense.Web.Verbs;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Verbs;

public sealed class ImportMedicinesVerbTests
{
    private const string Sertraline = """
        {"results":[{"product_ndc":"16714-612","generic_name":"Sertraline","finished":true,"dosage_form":"TABLET",
        "active_ingredients":[{"name":"SERTRALINE","strength":"50 mg/1"}],
        "packaging":[{"package_ndc":"16714-612-01","description":"30 TABLET in 1 BOTTLE (16714-612-01)"}]},
        {"product_ndc":"broken"}]}
        """;

    [Fact]
    public async Task A_file_comes_in_once_and_its_report_is_printed()
    {
        await using var house = await WebHouse.OpenAsync();
        var file = await FileAsync(Sertraline);

        var (code, words) = await RunAsync(house, file, "--facility", "harbour house");
        var (again, said) = await RunAsync(house, file);

        Assert.Equal((0, 0), (code, again));
        Assert.Contains("products added 1", words, StringComparison.Ordinal);
        Assert.Contains("Row 2 (broken)", words, StringComparison.Ordinal);
        Assert.Contains("Nothing changed", said, StringComparison.Ordinal);
        var audit = await house.AskAsync(db => db.AuditEntries.Where(row => row.Subject == "import").OrderBy(row => row.Id).FirstAsync());
        Assert.Null(audit.ActorId);
        Assert.StartsWith("command line", audit.ActorName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_none_ends_with_one_and_a_sentence()
    {
        await using var house = await WebHouse.OpenAsync();

        var (code, words) = await RunAsync(house, await FileAsync("hello"));

        Assert.Equal(1, code);
        Assert.Contains("none of the lists", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_command_line_says_what_is_wrong()
    {
        await using var house = await WebHouse.OpenAsync();
        var file = await FileAsync(Sertraline);

        var noFile = await Assert.ThrowsAsync<UsageException>(() => RunAsync(house, "/nowhere/list.json"));
        var noHouse = await Assert.ThrowsAsync<UsageException>(() => RunAsync(house, file, "--facility", "Quarry House"));
        var noData = await Assert.ThrowsAsync<UsageException>(() => ImportMedicinesVerb.RunAsync(
            StartOptions.Parse(["import-medicines", file, "--data", Path.GetDirectoryName(file)!]), TextWriter.Null));

        Assert.Contains("no file", noFile.Message, StringComparison.Ordinal);
        Assert.Contains("Harbour House", noHouse.Message, StringComparison.Ordinal);
        Assert.Contains("no database", noData.Message, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Words)> RunAsync(WebHouse house, string file, params string[] more)
    {
        var folder = house.Services.GetRequiredService<StartOptions>().DataFolder;
        await using var words = new StringWriter();
        var code = await ImportMedicinesVerb.RunAsync(StartOptions.Parse(["import-medicines", file, "--data", folder, .. more]), words);
        return (code, words.ToString());
    }

    private static async Task<string> FileAsync(string content)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("meddispense-").FullName, "list.json");
        await File.WriteAllTextAsync(path, content);
        return path;
    }
}
