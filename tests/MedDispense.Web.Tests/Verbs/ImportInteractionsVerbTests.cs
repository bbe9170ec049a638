using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Interactions;
using MedDispense.Web.Verbs;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Verbs;

public sealed class ImportInteractionsVerbTests
{
    [Fact]
    public async Task A_table_comes_in_once_and_the_audit_names_the_command_line()
    {
        await using var house = await WebHouse.OpenAsync();
        var file = await FileAsync(InteractionHouse.Statins);

        var (code, words) = await RunAsync(house, file, "--facility", "harbour house");
        var (again, said) = await RunAsync(house, file);

        Assert.Equal((0, 0), (code, again));
        Assert.Contains("Taken in: 2 pairs", words, StringComparison.Ordinal);
        Assert.Contains("Nothing changed", said, StringComparison.Ordinal);
        var table = await house.AskAsync(db => db.InteractionTables.SingleAsync());
        Assert.Equal((null, 2), (table.ImportedById, table.PairCount));
        Assert.StartsWith("command line", table.ImportedByName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_ends_with_one_and_a_wrong_command_line_says_what_is_wrong()
    {
        await using var house = await WebHouse.OpenAsync();

        var (code, words) = await RunAsync(house, await FileAsync("hello"));
        var noFile = await Assert.ThrowsAsync<UsageException>(() => RunAsync(house, "/nowhere/table.csv"));
        var noHouse = await Assert.ThrowsAsync<UsageException>(async () => await RunAsync(house, await FileAsync(InteractionHouse.Statins), "--facility", "Quarry House"));

        Assert.Equal(1, code);
        Assert.Contains("Nothing was changed.", words, StringComparison.Ordinal);
        Assert.Contains("no file", noFile.Message, StringComparison.Ordinal);
        Assert.Contains("Harbour House", noHouse.Message, StringComparison.Ordinal);
        Assert.Equal(0, await house.AskAsync(db => db.InteractionTables.CountAsync()));
    }

    private static async Task<(int Code, string Words)> RunAsync(WebHouse house, string file, params string[] more)
    {
        var folder = house.Services.GetRequiredService<StartOptions>().DataFolder;
        await using var words = new StringWriter();
        var code = await ImportInteractionsVerb.RunAsync(StartOptions.Parse(["import-interactions", file, "--data", folder, .. more]), words);
        return (code, words.ToString());
    }

    private static async Task<string> FileAsync(string content)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("meddispense-").FullName, "table.csv");
        await File.WriteAllTextAsync(path, content);
        return path;
    }
}
