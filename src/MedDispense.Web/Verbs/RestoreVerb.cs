using MedDispense.Data.Engines;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Verbs;

/// <summary><c>restore FILE</c>: puts a backup in the place of the SQLite database, when nobody works on it. The
/// database that was there is kept aside.</summary>
public static class RestoreVerb
{
    public static async Task<int> RunAsync(StartOptions options)
    {
        if (options.Postgres is not null)
            throw new UsageException("PostgreSQL has its own tools for backups: use pg_restore.");
        if (options.Arguments is not [var file])
            throw new UsageException("Name the backup: restore FILE");
        using var folder = DataFolder.Take(options.DataFolder);
        var result = await DatabaseProblems.TellAsync(() => new SqliteBackups(options.DatabaseFile, TimeProvider.System).RestoreAsync(file));
        if (!result.IsRestored)
            throw new StartRefusedException($"Nothing was replaced. {string.Join(' ', result.Refusals)}");
        Console.WriteLine($"The database is now that of {file}."
            + (result.KeptAside is { } aside ? $" The one before it is kept as {aside}." : ""));
        return ExitCode.Done;
    }
}
