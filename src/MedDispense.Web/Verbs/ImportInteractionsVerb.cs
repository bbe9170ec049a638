using MedDispense.Web.Features.Interactions;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Verbs;

/// <summary><c>import-interactions FILE [--facility NAME]</c>: takes a table of interactions in, as the page does, and says
/// what became of it.</summary>
public static class ImportInteractionsVerb
{
    /// <returns>0 when it was taken in or nothing changed, 1 when the file was refused.</returns>
    /// <exception cref="UsageException">There is no such file, database or facility.</exception>
    public static async Task<int> RunAsync(StartOptions options, TextWriter output)
    {
        if (options.Arguments is not [var path])
            throw new UsageException("import-interactions wants one file: import-interactions FILE [--facility NAME]");
        CommandLineHouse.RequireFiles(options, path);
        if (new FileInfo(path).Length > TakeInInteractions.MostBytes)
            throw new UsageException("The file is larger than 2 MB. Import the table of high-priority interactions only.");

        // With SQLite one program at a time.
        using var folder = options.Postgres is null ? DataFolder.Take(options.DataFolder) : null;
        await using var app = Run.Build(options);
        await using var scope = app.Services.CreateAsyncScope();
        var act = await CommandLineHouse.BeginAsync(scope.ServiceProvider, options);
        var outcome = await scope.ServiceProvider.GetRequiredService<TakeInInteractions>().RunAsync(act, new(path, await File.ReadAllBytesAsync(path)));
        foreach (var problem in outcome.Result.Problems)
            await output.WriteLineAsync(problem.Sentence);
        if (outcome.Result.IsDone)
            await output.WriteLineAsync($"{outcome.Words}.");
        return outcome.Result.IsDone ? 0 : 1;
    }
}
