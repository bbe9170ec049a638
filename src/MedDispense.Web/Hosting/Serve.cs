using System.Net.Sockets;
using MedDispense.Data;
using MedDispense.Data.Engines;
using MedDispense.Web.Features.Demo;
using Microsoft.AspNetCore.Connections;

namespace MedDispense.Web.Hosting;

/// <summary>Starts the server: everything that can be in the way is looked at first and told in one sentence.</summary>
public static class Serve
{
    public static async Task<int> RunAsync(StartOptions options)
    {
        if (options.Arguments.Count > 0)
            throw new UsageException($"serve takes options only, not {options.Arguments[0]}.");
        ListenAddresses.Check(options);
        // PostgreSQL serves several programs at once; SQLite one.
        using var folder = options.Postgres is null ? DataFolder.Take(options.DataFolder) : null;
        var isStarting = true;
        // What keeps it from starting is told below, in one sentence, not with its stack.
        await using var app = Run.Build(options, builder => builder.Logging.AddFilter(
            (category, _) => !isStarting || category != "Microsoft.Extensions.Hosting.Internal.Host"));
        // Said before the demonstration house is made, which takes a while.
        ListenAddresses.RefuseTaken(options);
        await DatabaseProblems.TellAsync(() => PrepareAsync(app, options));
        await DemoFirstStart.MakeIfWantedAsync(app.Services, options);
        await StartAsync(app, options);
        isStarting = false;
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    /// <summary>Brings the database to this version; an existing SQLite database is copied aside before it changes.</summary>
    private static async Task<bool> PrepareAsync(WebApplication app, StartOptions options)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>();
        if (options.Postgres is null)
        {
            if (await new SqliteBackups(options.DatabaseFile, TimeProvider.System).BeforeMigrationAsync() is { } backup)
                await Console.Error.WriteLineAsync($"The database is brought to this version. Before that it was copied to {backup}.");
            await TellAsync(await DatabaseSetup.MigrateAsync(db));
            return true;
        }

        await DatabaseSetup.RefuseNewerAsync(db);
        if (await DatabaseSetup.NeedsMigrationAsync(db))
            await TellAsync(await DatabaseSetup.MigrateAsync(db));
        return true;
    }

    /// <summary>Whoever runs the program must hear of it, since after this start verify no longer sees it.</summary>
    private static async Task TellAsync(IReadOnlyList<string> takenAway)
    {
        if (takenAway.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"Triggers that keep the record from being changed were missing or altered, and were written again: {string.Join(", ", takenAway)}. "
                + "Somebody had access to the database: run verify with the anchor of the last printed close.");
        }
    }

    private static async Task StartAsync(WebApplication app, StartOptions options)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new StartRefusedException(ListenAddresses.Taken(options.Urls), failure);
        }
        catch (SocketException failure)
        {
            throw new StartRefusedException(
                $"It is not possible to listen on {options.Urls}: {failure.Message.TrimEnd('.')}. Choose another address with --urls.", failure);
        }
    }
}
