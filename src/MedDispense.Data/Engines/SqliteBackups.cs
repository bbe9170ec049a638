using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MedDispense.Data.Engines;

/// <summary>What became of a backup.</summary>
/// <param name="File">The finished copy; null when none was made.</param>
/// <param name="Refusal">Why none was made, in words; null when one was.</param>
public sealed record BackupResult(string? File, string? Refusal);

/// <summary>What became of a restore.</summary>
/// <param name="KeptAside">Where the database that was replaced is now; null when there was none, or nothing was
/// replaced.</param>
/// <param name="Refusals">Everything that speaks against the file, in words; empty when it is in place.</param>
public sealed record RestoreResult(string? KeptAside, IReadOnlyList<string> Refusals)
{
    public bool IsRestored => Refusals.Count == 0;
}

/// <summary>Copies the SQLite database while it is in use, and puts a copy back in its place.</summary>
/// <remarks>
/// A backup is made by <c>VACUUM INTO</c>: one file without a log beside it, of one moment, that keeps no writer
/// waiting, holds nothing that was deleted, and has read every row on the way. Whatever is written appears under its
/// name only when it is complete, checked and on the disk; until then it is called <c>.partial</c>.
/// </remarks>
public sealed class SqliteBackups(string databaseFile, TimeProvider clock)
{
    /// <summary>Where backups lie that nobody named a place for.</summary>
    public string Folder => Path.Combine(Path.GetDirectoryName(databaseFile) ?? "", "backups");

    /// <summary>Copies the database to a file that does not exist yet.</summary>
    public async Task<BackupResult> BackupAsync(string target)
    {
        if (!File.Exists(databaseFile))
            return new BackupResult(null, $"There is no database at {databaseFile}.");
        if (Path.Exists(target))
            return new BackupResult(null, $"{target} is there already. Name a new file.");
        var partial = Partial(target);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            if (await CopyAsync(partial) is { } refusal)
                return new BackupResult(null, refusal);
            FinishedFile.Publish(partial, target, replace: false);
            return new BackupResult(target, null);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CANTOPEN })
        {
            return new BackupResult(null,
                $"{Path.GetDirectoryName(Path.GetFullPath(target))} cannot be written to. Name a file in another folder, or give this account the right to write there.");
        }
        catch (Exception failure) when (failure is SqliteException or IOException)
        {
            return new BackupResult(null, $"The backup could not be written: {failure.Message}");
        }
        finally
        {
            SqliteFiles.Delete(partial);
        }
    }

    /// <summary>Copies the database to a dated file in <see cref="Folder"/>.</summary>
    public Task<BackupResult> BackupAsync() => BackupAsync(Dated(Folder, ""));

    /// <summary>To be called before a migration at start: makes a backup when there is something to lose, that is when
    /// a schema is there and will be changed.</summary>
    /// <returns>The backup; null when none was needed.</returns>
    /// <exception cref="IOException">A backup was needed and could not be made, so nothing may be changed.</exception>
    public async Task<string?> BeforeMigrationAsync()
    {
        if (!File.Exists(databaseFile) || !await SqliteFileCheck.WillBeMigratedAsync(databaseFile))
            return null;
        var result = await BackupAsync(Dated(Folder, "-before-migration"));
        return result.File
            ?? throw new IOException($"The schema must change, and the backup before it failed. {result.Refusal}");
    }

    /// <summary>Puts a backup in the place of the database, after everything about it was checked on a copy. A backup
    /// of an older program is brought to this one's schema. The database that was there stays beside it under a dated
    /// name.</summary>
    public async Task<RestoreResult> RestoreAsync(string source)
    {
        if (!File.Exists(source))
            return Refused($"There is no file {source}.");
        if (Path.GetFullPath(source) == Path.GetFullPath(databaseFile))
            return Refused("This is the database itself. Name a backup of it.");
        var partial = Partial(databaseFile);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(databaseFile))!);
            var refusals = await SqliteFileCheck.CopyWholeAsync(source, partial);
            if (refusals.Count > 0)
                return new RestoreResult(null, refusals);
            string? keptAside = null;
            if (File.Exists(databaseFile))
            {
                if (!CloseLog())
                    return Refused("The database is in use. Stop the program first, then restore again.");
                keptAside = KeepAside();
            }

            FinishedFile.Publish(partial, databaseFile, replace: true);
            return new RestoreResult(keptAside, []);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Refused($"Nothing was replaced: {failure.Message}");
        }
        finally
        {
            SqliteFiles.Delete(partial);
        }
    }

    private async Task<string?> CopyAsync(string partial)
    {
        // The source may go on while it is copied, so the copy's chain must end at or after where it stood before, and
        // with an entry that the source has.
        var before = await SqliteFileCheck.ChainEndsAsync(databaseFile);
        await using (var connection = await SqliteFiles.OpenAsync(databaseFile, SqliteOpenMode.ReadWrite))
            await SqliteFiles.VacuumIntoAsync(connection, partial);
        if (await SqliteFileCheck.DamageAsync(partial) is { } damage)
            return $"The copy is damaged: {damage}";
        var copied = await SqliteFileCheck.ChainEndsAsync(partial);
        foreach (var (facility, (number, _)) in before)
        {
            if (!copied.TryGetValue(facility, out var end) || end.Number < number
                || !await SqliteFileCheck.HasEntryAsync(databaseFile, facility, end.Number, end.Hash))
            {
                return "The copy does not end where the database does. Run verify.";
            }
        }

        return null;
    }

    /// <summary>Writes the log back into the database file and does away with it, which works only when nobody else
    /// has it open.</summary>
    /// <returns>False when somebody has it open.</returns>
    private bool CloseLog()
    {
        SqliteConnection.ClearAllPools();
        try
        {
            using var connection = new SqliteConnection(SqliteFiles.ConnectionString(databaseFile, SqliteOpenMode.ReadWrite));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandTimeout = 1;
            command.CommandText = "PRAGMA journal_mode=DELETE";
            return command.ExecuteScalar() as string == "delete";
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            return false;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            // A damaged database is why people restore. It is kept aside as it lies, with its log.
            return true;
        }
    }

    private string KeepAside()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(databaseFile))!;
        var aside = Dated(folder, "-before-restore");
        foreach (var suffix in SqliteFiles.Suffixes.Where(suffix => File.Exists(databaseFile + suffix)))
        {
            var partial = Partial(aside + suffix);
            File.Copy(databaseFile + suffix, partial);
            FinishedFile.Publish(partial, aside + suffix, replace: false);
        }

        // A log of the old database would be played into the new one.
        foreach (var suffix in SqliteFiles.Suffixes.Where(suffix => suffix.Length > 0))
            File.Delete(databaseFile + suffix);
        return aside;
    }

    private string Dated(string folder, string what)
    {
        var moment = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var stem = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(databaseFile)}{what}-{moment}");
        var file = $"{stem}.db";
        for (var again = 2; Path.Exists(file); again++)
            file = $"{stem}-{again}.db";
        return file;
    }

    private static string Partial(string file) => $"{file}.{Guid.CreateVersion7():N}.partial";

    private static RestoreResult Refused(string why) => new(null, [why]);
}
