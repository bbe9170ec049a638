using Microsoft.Data.Sqlite;

namespace MedDispense.Data.Engines;

/// <summary>Opens database files for backup and restore: never through the pool, so that a closed file is closed.</summary>
internal static class SqliteFiles
{
    /// <summary>What stands behind the name of the database file and of what lies beside it.</summary>
    public static readonly IReadOnlyList<string> Suffixes = ["", "-wal", "-shm", "-journal"];

    public static string ConnectionString(string file, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        Pooling = false,
        ForeignKeys = true,
    }.ToString();

    public static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(ConnectionString(file, mode));
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Writes the whole database, as it is at this moment, to a new file.</summary>
    public static async Task VacuumIntoAsync(SqliteConnection connection, string target)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Deletes a database file with what lies beside it; nothing happens when it is not there.</summary>
    public static void Delete(string file)
    {
        foreach (var suffix in Suffixes.Where(suffix => File.Exists(file + suffix)))
            File.Delete(file + suffix);
    }
}
