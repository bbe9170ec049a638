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
    public static Task TamperAsync(this House house, params string[] statements) =>
        TamperAsync(house.Kind, house.OwnerConnectionString, statements);

    /// <summary>The same on a database that no house was built in.</summary>
    public static Task TamperAsync(TestDatabase database, params string[] statements) =>
        TamperAsync(database.Kind, database.OwnerConnectionString, statements);

    /// <summary>Runs statements as the owner, on one connection that asks for no foreign keys.</summary>
    public static Task AsOwnerAsync(this House house, params string[] statements) =>
        AsOwnerAsync(house.Kind, house.OwnerConnectionString, statements);

    private static async Task AsOwnerAsync(DatabaseKind kind, string owner, string[] statements)
    {
        var script = string.Join(";\n", statements);
        await Sql.RunAsync(kind, owner, kind switch
        {
            DatabaseKind.SQLite => $"PRAGMA foreign_keys=OFF;\n{script}",
            DatabaseKind.PostgreSQL => script,
        });
    }

    private static async Task TamperAsync(DatabaseKind kind, string owner, string[] statements)
    {
        await AsOwnerAsync(kind, owner, [.. RemoveGuards(kind), .. statements]);
        using var gate = new WriteGate(oneAtATime: kind == DatabaseKind.SQLite);
        await using var db = House.Context(kind, owner, gate);
        await LedgerTriggers.CreateAsync(db);
        if (kind != DatabaseKind.PostgreSQL)
            return;
        foreach (var table in LedgerTriggers.Tables)
            await Sql.RunAsync(kind, owner, $"ALTER TABLE {table} ENABLE TRIGGER USER");
    }

    private static IEnumerable<string> RemoveGuards(DatabaseKind kind) => LedgerTriggers.Tables.SelectMany(table => kind switch
    {
        DatabaseKind.SQLite => SqliteGuards.Select(what => $"DROP TRIGGER {table}_no_{what}"),
        DatabaseKind.PostgreSQL => [$"ALTER TABLE {table} DISABLE TRIGGER USER"],
    });
}
