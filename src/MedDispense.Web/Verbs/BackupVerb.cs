using MedDispense.Data.Engines;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Verbs;

/// <summary><c>backup FILE</c>: copies a SQLite database whole, beside a running server, and checks the copy.</summary>
public static class BackupVerb
{
    public static async Task<int> RunAsync(StartOptions options)
    {
        if (options.Postgres is not null)
            throw new UsageException("PostgreSQL has its own tools for backups: use pg_dump or pg_basebackup.");
        if (options.Arguments is not [var file])
            throw new UsageException("Name the file to write: backup FILE");
        var result = await DatabaseProblems.TellAsync(() => new SqliteBackups(options.DatabaseFile, TimeProvider.System).BackupAsync(file));
        if (result.Refusal is { } refusal)
            throw new StartRefusedException(refusal);
        Console.WriteLine($"The database was copied to {result.File} ({new FileInfo(result.File!).Length / 1024:N0} kB), and the copy is whole.");
        return ExitCode.Done;
    }
}
