using System.Collections.Concurrent;
using System.Net;
using MedDispense.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>The program in which stories run: started once for each database.</summary>
public sealed class StoryProgram : IAsyncLifetime
{
    private readonly ConcurrentDictionary<DatabaseKind, Task<WebHouse>> _programs = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var program in _programs.Values)
            await (await program).DisposeAsync();
    }

    public Task<WebHouse> OnAsync(DatabaseKind kind) => _programs.GetOrAdd(kind, _ => WebHouse.OpenAsync(kind, empty: true, adding: builder =>
    {
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new FindingHeaders()));
        builder.Services.AddSingleton<IStartupFilter, ManyAddresses>();
        // Hashing is slow on purpose; here hundreds of people sign in.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
    }));
}

/// <summary>Every request comes from an address of its own: hundreds of people sign in within a minute, and the limit for
/// one address is not what stories are about.</summary>
internal sealed class ManyAddresses : IStartupFilter
{
    private int _last;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, go) =>
        {
            http.Connection.RemoteIpAddress = new IPAddress(BitConverter.GetBytes(Interlocked.Increment(ref _last)));
            return go(http);
        });
        next(app);
    };
}

/// <summary>Plain-text stories over HTTP, each on both databases. What they may say is in FORMAT.md.</summary>
public sealed class ScenarioTests(StoryProgram program) : IClassFixture<StoryProgram>
{
    /// <summary>Files that scripts/scenarios names, and where the report goes.</summary>
    public const string FilesVariable = "MEDDISPENSE_STORIES";
    public const string ReportVariable = "MEDDISPENSE_STORIES_REPORT";

    private static string Folder => Path.Combine(SharedMaterial.Clone, "tests", "MedDispense.Web.Tests", "Scenarios");

    /// <summary>File and title of every story; each runs on both databases.</summary>
    public static IEnumerable<object[]> Ours =>
        from file in Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal)
        from story in StoryFile.Read(file)
        select new object[] { Path.GetFileName(file), story.Title };

    [BothDatabases]
    [MemberData(nameof(Ours))]
    public async Task Story(DatabaseKind kind, string file, string title)
    {
        var story = StoryFile.Read(Path.Combine(Folder, file)).Single(one => one.Title == title);
        var report = await new StoryRunner(await program.OnAsync(kind)).RunAsync(story);
        Assert.True(report.Differences.Count == 0, $"{title}\n{string.Join('\n', report.Differences)}");
    }

    [Fact]
    public void Titles_are_told_apart()
    {
        var titles = Directory.GetFiles(Folder, "*.txt").SelectMany(StoryFile.Read).Select(story => story.Title).ToList();
        Assert.Equal(titles.Count, titles.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.True(titles.Count >= 60, $"Only {titles.Count} stories.");
    }

    [Theory]
    [InlineData("Priya dances", "Unknown words: “dances”.")]
    [InlineData("Given a unicorn", "Unknown words: “a unicorn”.")]
    [InlineData("Then all is well", "Unknown words: “all is well”.")]
    [InlineData("Priya scans client Nobody", "No client “Nobody” was given.")]
    [InlineData("Priya opens the round, humming", "Unknown words: “humming”.")]
    public async Task Unknown_words_are_an_error_that_names_file_and_line(string line, string said)
    {
        var report = await RunTextAsync($"Story: One\n# a remark\nGiven the usual house\n{line}");

        var difference = Assert.Single(report.Differences);
        Assert.EndsWith(".txt:4", difference.Where, StringComparison.Ordinal);
        Assert.StartsWith(said, difference.Got, StringComparison.Ordinal);
        Assert.Equal((2, 1), (report.Steps, report.AsExpected));
    }

    [Theory]
    [InlineData("Then P1 in cart is 19", "19 tablets", "20 tablets")]
    [InlineData("Then 1 discrepancy is open", "1 open", "nothing")]
    [InlineData("Then the register of methadone10 has balance 3", "3 tablets", "20 tablets")]
    [InlineData("Then the chart of Okonkwo has no rows", "0 rows", "08:00 methadone 10 mg tablet due")]
    [InlineData("Then O1 08:00 was given once", "once", "never")]
    [InlineData("Then the round shows O1 08:00 as overdue", "overdue", "due")]
    [InlineData("Then Priya holds 1 of P1", "1 tablet", "0 tablets")]
    public async Task What_differs_is_told_with_what_was_expected_and_what_was_found(string line, string expected, string got)
    {
        var report = await RunTextAsync($"""
            Story: One
            Given the usual house
            Given client Okonkwo
            Given medicine methadone10: contains 10 mg methadone per tablet, schedule II
            Given pack P1 of methadone10: 20 in cart
            Given order O1 for Okonkwo: 20 mg of methadone10, daily at 08:00
            {line}
            """);

        var difference = Assert.Single(report.Differences);
        Assert.Equal(expected, difference.Expected);
        Assert.StartsWith(got, difference.Got, StringComparison.Ordinal);
        Assert.Equal((6, 5), (report.Steps, report.AsExpected));
    }

    /// <summary>What scripts/scenarios runs: the files that it names, reported into a file. Without files it does
    /// nothing.</summary>
    [BothDatabases]
    public async Task Named_files(DatabaseKind kind)
    {
        if (Environment.GetEnvironmentVariable(FilesVariable) is not { Length: > 0 } named || Environment.GetEnvironmentVariable(ReportVariable) is not { } reportPath)
            return;
        var runner = new StoryRunner(await program.OnAsync(kind));
        var (reports, unread) = (new List<StoryReport>(), new List<string>());
        foreach (var file in named.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                foreach (var story in StoryFile.Read(file))
                    reports.Add(await runner.RunAsync(story));
            }
            catch (Exception problem) when (problem is IOException or StoryMistakeException or UnauthorizedAccessException)
            {
                unread.Add($"{file} cannot be read: {problem.Message}");
            }
        }

        await File.AppendAllLinesAsync(reportPath,
        [
            .. unread, .. reports.Where(report => report.Differences.Count > 0).Select(report => $"{report.Story.Title} ({kind})\n  {string.Join("\n  ", report.Differences)}"),
            $"{kind}: {reports.Sum(report => report.AsExpected)} of {reports.Sum(report => report.Steps)} steps as expected in {(reports.Count == 1 ? "1 story" : $"{reports.Count} stories")}",
        ]);
        Assert.True(unread.Count == 0 && reports.TrueForAll(report => report.Differences.Count == 0));
    }

    private async Task<StoryReport> RunTextAsync(string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("stories-").FullName, "story.txt");
        await File.WriteAllTextAsync(file, text);
        return await new StoryRunner(await program.OnAsync(DatabaseKind.SQLite)).RunAsync(Assert.Single(StoryFile.Read(file)));
    }
}
