using Microsoft.Data.Sqlite;

namespace MedDispense.Testing;

/// <summary>Fresh SQLite database files, in a folder of this test process that goes when the process ends.</summary>
public static class SqliteFile
{
    private static readonly Lazy<string> Folder = new(() => Scratch.NewFolder("sqlite"));

    /// <summary>The path of a new database; the file does not exist unless it is a copy.</summary>
    /// <param name="template">A database file to copy, to which nobody is connected.</param>
    public static string New(string? template = null)
    {
        var path = Path.Combine(Folder.Value, $"{Guid.CreateVersion7():N}.db");
        if (template is null)
            return path;
        // The last connection to close writes the log back; a log that remains holds rows that the copy would miss.
        if (File.Exists($"{template}-wal"))
            throw new InvalidOperationException($"{template} is still open, so it cannot be copied.");
        File.Copy(template, path);
        return path;
    }

    /// <summary>The connection string of a database file.</summary>
    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString;

    /// <summary>Closes this process's idle connections and deletes the file with its journals.</summary>
    public static void Delete(string path)
    {
        ForgetConnections();
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"])
            File.Delete(path + suffix);
    }

    /// <summary>Closes this process's idle connections, so that files can be copied or deleted.</summary>
    public static void ForgetConnections() => SqliteConnection.ClearAllPools();
}
