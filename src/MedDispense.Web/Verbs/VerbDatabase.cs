using MedDispense.Data;
using MedDispense.Data.Engines;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Verbs;

/// <summary>The database that a verb works on, beside a server that may be running.</summary>
internal sealed class VerbDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private VerbDatabase(ServiceProvider services) => _services = services;

    /// <summary>Opens a database that is there.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static VerbDatabase Existing(StartOptions options)
    {
        if (options.Postgres is null && !File.Exists(options.DatabaseFile))
            throw new StartRefusedException($"There is no database at {options.DatabaseFile}. Name its folder with --data.");
        return Open(options);
    }

    /// <summary>Opens a database, or makes an empty one.</summary>
    public static VerbDatabase Open(StartOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddMedDispenseDatabase(options);
        return new VerbDatabase(services.BuildServiceProvider());
    }

    /// <summary>Does something with a context of its own.</summary>
    public async Task<T> WithAsync<T>(Func<MedDispenseDb, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<MedDispenseDb>());
    }

    /// <summary>Passes when the database has exactly the schema of this program.</summary>
    /// <exception cref="StartRefusedException">It is of an older version.</exception>
    public Task<bool> BeOfThisVersionAsync() => WithAsync(async db =>
    {
        await DatabaseSetup.RefuseNewerAsync(db);
        return await DatabaseSetup.NeedsMigrationAsync(db)
            ? throw new StartRefusedException("The database is of an older version. Bring it to this one with scripts/meddispense migrate.")
            : true;
    });

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
