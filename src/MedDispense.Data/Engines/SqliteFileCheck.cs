using MedDispense.Data.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Engines;

/// <summary>Tells whether a file is a whole MedDispense database that this program can go on with.</summary>
internal static class SqliteFileCheck
{
    /// <summary>Copies a file and checks the copy in every way.</summary>
    /// <returns>What speaks against it, in words; empty when the copy may be used.</returns>
    public static async Task<IReadOnlyList<string>> CopyWholeAsync(string source, string copy)
    {
        try
        {
            if (await DamageAsync(source) is { } damage)
                return [$"{source} is damaged: {damage}"];
            await using (var connection = await SqliteFiles.OpenAsync(source, SqliteOpenMode.ReadOnly))
                await SqliteFiles.VacuumIntoAsync(connection, copy);
            return await AgainstAsync(copy);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            return [$"{source} is not a whole SQLite database: {failure.Message}"];
        }
        catch (NewerDatabaseException newer)
        {
            return [newer.Message];
        }
    }

    /// <summary>What SQLite itself finds wrong with a file; null for nothing.</summary>
    public static async Task<string?> DamageAsync(string file)
    {
        await using var connection = await SqliteFiles.OpenAsync(file, SqliteOpenMode.ReadOnly);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        var found = await command.ExecuteScalarAsync() as string;
        if (found != "ok")
            return found ?? "integrity_check says nothing";
        command.CommandText = "PRAGMA foreign_key_check";
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? $"a row of {reader.GetString(0)} refers to a row that is not there." : null;
    }

    /// <summary>Number and hash of the end of each facility's chain.</summary>
    public static async Task<IReadOnlyDictionary<string, (long Number, string Hash)>> ChainEndsAsync(string file)
    {
        await using var connection = await SqliteFiles.OpenAsync(file, SqliteOpenMode.ReadOnly);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT facility_id, last_number, last_hash FROM chain_heads";
        var ends = new Dictionary<string, (long, string)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            ends[reader.GetString(0)] = (reader.GetInt64(1), reader.GetString(2));
        return ends;
    }

    /// <summary>Whether a facility's chain has this entry; the end of an empty chain is always there.</summary>
    public static async Task<bool> HasEntryAsync(string file, string facility, long number, string hash)
    {
        if (number == 0)
            return true;
        await using var connection = await SqliteFiles.OpenAsync(file, SqliteOpenMode.ReadOnly);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM postings WHERE facility_id = $f AND number = $n AND hash = $h";
        command.Parameters.AddWithValue("$f", facility);
        command.Parameters.AddWithValue("$n", number);
        command.Parameters.AddWithValue("$h", hash);
        return await command.ExecuteScalarAsync() is not null;
    }

    /// <summary>Whether there is a schema and this program would change it.</summary>
    public static async Task<bool> WillBeMigratedAsync(string file)
    {
        using var gate = new WriteGate(oneAtATime: true);
        await using var db = Context(file, gate);
        return (await db.Database.GetAppliedMigrationsAsync()).Any() && await DatabaseSetup.NeedsMigrationAsync(db);
    }

    private static async Task<IReadOnlyList<string>> AgainstAsync(string copy)
    {
        using var gate = new WriteGate(oneAtATime: true);
        await using var db = Context(copy, gate);
        if (!(await db.Database.GetAppliedMigrationsAsync()).Any())
            return ["The file is not a MedDispense database."];
        // Migrating writes the triggers anew, so what is missing must be seen before; a changed schema has other ones.
        var missing = await DatabaseSetup.NeedsMigrationAsync(db) ? [] : await LedgerTriggers.MissingAsync(db);
        await DatabaseSetup.MigrateAsync(db);
        List<string> refusals = [.. missing.Select(trigger => $"The trigger {trigger} is missing or altered.")];
        foreach (var facility in await db.Facilities.AsNoTracking().OrderBy(row => row.Name).ToListAsync())
        {
            await using var looking = Context(copy, gate);
            looking.LookAt(facility.Id);
            var report = await new LedgerVerifier(looking).VerifyAsync();
            refusals.AddRange(report.Problems.Select(problem => $"{facility.Name}: {problem.Text}"));
        }

        return refusals;
    }

    private static SqliteDb Context(string file, WriteGate gate) => new(
        new DbContextOptionsBuilder<SqliteDb>().UseSqlite(SqliteFiles.ConnectionString(file, SqliteOpenMode.ReadWrite)).Options, gate);
}
