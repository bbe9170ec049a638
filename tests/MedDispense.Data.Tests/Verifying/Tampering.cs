using MedDispense.Data.Engines;
using MedDispense.Data.Tests.Ground;
using MedDispense.Testing;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>What somebody can do who holds the file, or the role that owns the tables.</summary>
internal static class Tampering
{
    private static readonly string[] SqliteGuards = ["update", "delete", "replace"];

    /// <summary>Takes the guards of all insert-only tables away, runs the statements, and puts the guards back, so that
    /// nothing but the change itself is left to be seen.</summary>
    public static async Task TamperAsync(this House house, params string[] statements)
    {
        await house.AsOwnerAsync([.. RemoveGuards(house.Kind), .. statements]);
        await house.CreateTriggersAsync();
    }

    /// <summary>Runs statements as the owner, on one connection that asks for no foreign keys.</summary>
    public static async Task AsOwnerAsync(this House house, params string[] statements)
    {
        var script = string.Join(";\n", statements);
        await Sql.RunAsync(house.Kind, house.OwnerConnectionString, house.Kind switch
        {
            DatabaseKind.SQLite => $"PRAGMA foreign_keys=OFF;\n{script}",
            DatabaseKind.PostgreSQL => script,
        });
    }

    /// <summary>Writes the triggers as a migration does.</summary>
    public static async Task CreateTriggersAsync(this House house)
    {
        using var gate = new WriteGate(oneAtATime: house.Kind == DatabaseKind.SQLite);
        await using var db = House.Context(house.Kind, house.OwnerConnectionString, gate);
        await LedgerTriggers.CreateAsync(db);
        if (house.Kind != DatabaseKind.PostgreSQL)
            return;
        foreach (var table in LedgerTriggers.Tables)
            await Sql.RunAsync(house.Kind, house.OwnerConnectionString, $"ALTER TABLE {table} ENABLE TRIGGER USER");
    }

    private static IEnumerable<string> RemoveGuards(DatabaseKind kind) => LedgerTriggers.Tables.SelectMany(table => kind switch
    {
        DatabaseKind.SQLite => SqliteGuards.Select(what => $"DROP TRIGGER {table}_no_{what}"),
        DatabaseKind.PostgreSQL => [$"ALTER TABLE {table} DISABLE TRIGGER USER"],
    });
}
