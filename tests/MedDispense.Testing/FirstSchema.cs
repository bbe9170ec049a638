using MedDispense.Data;
using MedDispense.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MedDispense.Testing;

/// <summary>
/// A database as the first version of the program left it: the schema of the first migration, its triggers, and the rows
/// of a small house whose twenty entries are of format 1, recorded by that program. Among them lot B2 is recalled, the
/// recall of A1 is lifted, and of three requests to destroy one was taken back, one carried out, and one waits.
/// </summary>
public static class FirstSchema
{
    /// <summary>Number and hash of the last entry, as that program knew them.</summary>
    public const string Anchor = "20:6a4c27379d2d07de4725ede3cd465071174136da63294d9459efb622e608479d";

    /// <summary>The house that is in it.</summary>
    public static readonly Guid FacilityId = new("01a20df5-f7f5-7e83-a290-ae70cb669848");

    /// <summary>Fills an empty database.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="connectionString">The owner's.</param>
    public static async Task MakeAsync(DatabaseKind kind, string connectionString)
    {
        using var gate = new WriteGate(oneAtATime: kind == DatabaseKind.SQLite);
        await using MedDispenseDb db = kind switch
        {
            DatabaseKind.SQLite => new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connectionString).Options, gate),
            DatabaseKind.PostgreSQL => new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connectionString).Options, gate),
        };
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        await db.Database.OpenConnectionAsync();
        if (kind == DatabaseKind.PostgreSQL)
            await db.Database.ExecuteSqlRawAsync("SET TIME ZONE 'UTC'");
        await RunAsync(db, "Rows.sql");
        await RunAsync(db, kind switch
        {
            DatabaseKind.SQLite => "Triggers.Sqlite.sql",
            DatabaseKind.PostgreSQL => "Triggers.Postgres.sql",
        });
    }

    private static async Task RunAsync(MedDispenseDb db, string name)
    {
        var file = typeof(FirstSchema).Assembly.GetManifestResourceStream($"MedDispense.Testing.FirstSchema.{name}")
            ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(file);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = await reader.ReadToEndAsync();
        await command.ExecuteNonQueryAsync();
    }
}
