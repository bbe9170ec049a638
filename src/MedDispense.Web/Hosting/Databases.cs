using System.Security.Cryptography;
using MedDispense.Data;
using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MedDispense.Web.Hosting;

/// <summary>Registers the one database that the command line chose.</summary>
public static class Databases
{
    public static IServiceCollection AddMedDispenseDatabase(this IServiceCollection services, StartOptions options)
    {
        if (options.Postgres is { } postgres)
        {
            CheckConnection(postgres);
            services.AddSingleton(new WriteGate(oneAtATime: false));
            services.AddSingleton(_ => NpgsqlDataSource.Create(postgres));
            services.AddDbContext<MedDispenseDb, PostgresDb>((provider, db) =>
                db.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
            services.AddSingleton<ILedgerEngine, PostgresLedgerEngine>();
        }
        else
        {
            var connectionString = SqliteConnectionString(options.DatabaseFile);
            services.AddSingleton(new WriteGate(oneAtATime: true));
            services.AddSingleton<SqlitePragmas>();
            services.AddDbContext<MedDispenseDb, SqliteDb>((provider, db) =>
                db.UseSqlite(connectionString).AddInterceptors(provider.GetRequiredService<SqlitePragmas>()));
            services.AddSingleton<ILedgerEngine>(provider =>
                new SqliteLedgerEngine(connectionString, provider.GetRequiredService<WriteGate>()));
        }

        services.AddSingleton(RandomNumberGenerator.Create());
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<FacilityFounder>();
        return services;
    }

    private static void CheckConnection(string postgres)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(postgres);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(
                $"--postgres cannot be read: {wrong.Message.TrimEnd('.')}. Write it like Host=localhost;Database=meddispense;Username=…;Password=…");
        }
    }

    /// <summary>How the program opens its SQLite file: private cache, since a shared one turns waiting into errors.</summary>
    public static string SqliteConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Cache = SqliteCacheMode.Private,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();
}
