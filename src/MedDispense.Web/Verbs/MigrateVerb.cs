using MedDispense.Data.Engines;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Verbs;

/// <summary><c>migrate</c>: brings a database to this version; a SQLite database is copied aside before it changes.</summary>
public static class MigrateVerb
{
    public static async Task<int> RunAsync(StartOptions options)
    {
        if (options.Arguments.Count > 0)
            throw new UsageException("migrate takes no file. Write: migrate [--data DIR | --postgres CONNECTION [--grant-to ROLE]]");
        if (options is { GrantTo: not null, Postgres: null })
            throw new UsageException("--grant-to is for PostgreSQL: name the connection of the tables' owner with --postgres.");
        return await DatabaseProblems.TellAsync(() => options.Postgres is null ? SqliteAsync(options) : MigrateAsync(options));
    }

    private static async Task<int> SqliteAsync(StartOptions options)
    {
        if (File.Exists(options.DatabaseFile) && DataFolder.IsTaken(options.DataFolder))
        {
            await using var database = VerbDatabase.Existing(options);
            await database.BeOfThisVersionAsync();
            Console.WriteLine("The database is of this version already, and in use.");
            return ExitCode.Done;
        }

        using var folder = DataFolder.Take(options.DataFolder);
        if (await new SqliteBackups(options.DatabaseFile, TimeProvider.System).BeforeMigrationAsync() is { } backup)
            Console.WriteLine($"The database was copied to {backup}.");
        return await MigrateAsync(options);
    }

    private static async Task<int> MigrateAsync(StartOptions options)
    {
        await using var database = VerbDatabase.Open(options);
        await database.WithAsync(async db =>
        {
            await DatabaseSetup.MigrateAsync(db);
            return true;
        });
        Console.WriteLine("The database is of this version.");
        if (options.GrantTo is not { } role)
            return ExitCode.Done;
        if (await database.WithAsync(db => PostgresGrants.GrantAsync(db, role)) is { } why)
            throw new StartRefusedException(why);
        Console.WriteLine($"{role} has the rights that the program needs, and no others.");
        return ExitCode.Done;
    }
}
