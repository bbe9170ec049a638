using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using MedDispense.Data.Tests.Ground;
using MedDispense.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Verifying;

public sealed class SqliteBackupTests : IAsyncLifetime
{
    private const DatabaseKind Sqlite = DatabaseKind.SQLite;

    private readonly string _folder = Scratch.NewFolder("backups");
    private readonly FakeClock _clock = new();
    private House _house = null!;

    private string Database => new SqliteConnectionStringBuilder(_house.ConnectionString).DataSource;

    private string Target => Path.Combine(_folder, "copy.db");

    private SqliteBackups Backups => new(Database, _clock);

    public async Task InitializeAsync()
    {
        _house = await House.BuildAsync(Sqlite);
        await Story.TellAsync(_house);
    }

    public async Task DisposeAsync()
    {
        await _house.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_made_while_people_work_is_one_whole_file()
    {
        var pack = await _house.StockAsync(500);
        var working = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
                Assert.True((await _house.MoveAsync(pack, 1, _house.Safe, _house.Cart)).IsPosted);
        });
        var copies = new List<string>();
        do
        {
            copies.Add(Path.Combine(_folder, $"copy-{copies.Count}.db"));
            Assert.Equal(new BackupResult(copies[^1], null), await Backups.BackupAsync(copies[^1]));
        }
        while (!working.IsCompleted);
        await working;

        Assert.Equal(copies.Order(), Directory.GetFiles(_folder).Order());
        foreach (var copy in copies)
        {
            Assert.Empty((await VerifyAsync(copy)).Problems);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        }
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        await File.WriteAllTextAsync(Target, "mine");

        var result = await Backups.BackupAsync(Target);

        Assert.Contains("is there already", result.Refusal, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Target));
    }

    [Fact]
    public async Task A_backup_of_nothing_or_to_nowhere_is_refused_and_leaves_no_file()
    {
        var none = await new SqliteBackups(Path.Combine(_folder, "none.db"), _clock).BackupAsync(Target);
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "");
        var nowhere = await Backups.BackupAsync(Path.Combine(_folder, "file", "copy.db"));

        Assert.Contains("There is no database", none.Refusal, StringComparison.Ordinal);
        Assert.Contains("could not be written", nowhere.Refusal, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(_folder, "file")], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Backups_without_a_name_are_dated_and_do_not_meet()
    {
        var first = await Backups.BackupAsync();
        var second = await Backups.BackupAsync();

        Assert.EndsWith("-20260610T090000Z.db", first.File, StringComparison.Ordinal);
        Assert.EndsWith("-20260610T090000Z-2.db", second.File, StringComparison.Ordinal);
        Assert.All([first, second], result => Assert.Equal(Backups.Folder, Path.GetDirectoryName(result.File)));
    }

    [Fact]
    public async Task A_restore_brings_the_backup_back_and_keeps_what_was_there()
    {
        await Backups.BackupAsync(Target);
        await _house.StockAsync(7);
        await StopAsync();

        var result = await Backups.RestoreAsync(Target);

        Assert.True(result.IsRestored, string.Join('\n', result.Refusals));
        Assert.EndsWith("-before-restore-20260610T090000Z.db", result.KeptAside, StringComparison.Ordinal);
        Assert.Equal(12, (await VerifyAsync(Database)).LastNumber);
        Assert.Equal(13, (await VerifyAsync(result.KeptAside!)).LastNumber);
        Assert.True(File.Exists(Target));
        Assert.Equal([Database], FilesOfDatabase().Except([result.KeptAside]));
    }

    [Fact]
    public async Task A_restore_into_an_empty_folder_needs_nothing_kept()
    {
        await Backups.BackupAsync(Target);
        var elsewhere = Path.Combine(_folder, "new", "meddispense.db");

        var result = await new SqliteBackups(elsewhere, _clock).RestoreAsync(Target);

        Assert.Equal((null, true), (result.KeptAside, result.IsRestored));
        Assert.Empty((await VerifyAsync(elsewhere)).Problems);
    }

    [Fact]
    public async Task A_restore_while_the_program_runs_is_refused()
    {
        await Backups.BackupAsync(Target);
        await using var running = new SqliteConnection(SqliteFiles.ConnectionString(Database, SqliteOpenMode.ReadWrite));
        await running.OpenAsync();
        await using var command = running.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; SELECT COUNT(*) FROM postings";
        await command.ExecuteScalarAsync();

        var result = await Backups.RestoreAsync(Target);

        Assert.Contains("in use", Assert.Single(result.Refusals), StringComparison.Ordinal);
        Assert.Empty((await _house.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_damaged_database_is_replaced_and_kept_as_it_lay()
    {
        await Backups.BackupAsync(Target);
        await StopAsync();
        await File.WriteAllTextAsync(Database, "The disk ate it.");

        var result = await Backups.RestoreAsync(Target);

        Assert.True(result.IsRestored, string.Join('\n', result.Refusals));
        Assert.Equal("The disk ate it.", await File.ReadAllTextAsync(result.KeptAside!));
        Assert.Empty((await VerifyAsync(Database)).Problems);
    }

    [Theory]
    [InlineData("not a whole SQLite database", "garbage")]
    [InlineData("copy.db is", "truncated")]
    [InlineData("copy.db is", "a page of zeros")]
    [InlineData("is damaged", "a reference to nothing")]
    [InlineData("not a MedDispense database", "another program's")]
    [InlineData("newer MedDispense", "newer")]
    [InlineData("its hash differs", "changed by hand")]
    [InlineData("postings_no_update", "without a trigger")]
    [InlineData("There is no file", "absent")]
    [InlineData("the database itself", "itself")]
    public async Task A_file_that_is_not_whole_is_refused_and_nothing_is_replaced(string why, string what)
    {
        await Backups.BackupAsync(Target);
        var source = await SpoilAsync(what);
        await StopAsync();
        var before = await File.ReadAllBytesAsync(Database);
        var files = FilesOfDatabase();

        var result = await Backups.RestoreAsync(source);

        Assert.Contains(why, string.Join('\n', result.Refusals), StringComparison.Ordinal);
        Assert.False(result.IsRestored);
        Assert.Null(result.KeptAside);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
        Assert.Equal(files, FilesOfDatabase());
    }

    [Fact]
    public async Task Before_a_migration_a_backup_is_made_when_a_schema_is_there_and_will_change()
    {
        Assert.Null(await new SqliteBackups(Path.Combine(_folder, "none.db"), _clock).BeforeMigrationAsync());
        Assert.Null(await Backups.BeforeMigrationAsync());
        await PendAsync();

        var backup = await Backups.BeforeMigrationAsync();

        Assert.EndsWith("-before-migration-20260610T090000Z.db", backup, StringComparison.Ordinal);
        Assert.Equal("12", await Sql.RunAsync(Sqlite, SqliteFile.ConnectionString(backup!), "SELECT COUNT(*) FROM postings"));
    }

    [Fact]
    public async Task Without_its_backup_a_migration_does_not_begin()
    {
        await PendAsync();
        var database = Path.Combine(_folder, "own", "meddispense.db");
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        await StopAsync();
        File.Copy(Database, database);
        await File.WriteAllTextAsync(Path.Combine(_folder, "own", "backups"), "a file where the folder should be");

        var failure = await Assert.ThrowsAsync<IOException>(() => new SqliteBackups(database, _clock).BeforeMigrationAsync());

        Assert.Contains("backup before it failed", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The database with whatever lies beside it; other tests have theirs in the same folder.</summary>
    private List<string> FilesOfDatabase() =>
        [.. Directory.GetFiles(Path.GetDirectoryName(Database)!, $"{Path.GetFileNameWithoutExtension(Database)}*").Order()];

    /// <summary>Makes the newest migration look as if it had not been applied.</summary>
    private Task PendAsync() => _house.AsOwnerAsync(
        "INSERT INTO \"__EFMigrationsHistory\" VALUES ('00000000000000_Older', '10.0.0')",
        "DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%_Initial'");

    /// <summary>Lets go of the database as a program does that ends.</summary>
    private async Task StopAsync()
    {
        await ((SqliteLedgerEngine)_house.Engine).DisposeAsync();
        SqliteFile.ForgetConnections();
    }

    private async Task<string> SpoilAsync(string what)
    {
        var of = $"Data Source={Target};Pooling=False";
        switch (what)
        {
            case "garbage":
                await File.WriteAllTextAsync(Target, new string('x', 5000));
                break;
            case "truncated":
                await using (var file = File.OpenWrite(Target))
                    file.SetLength(file.Length / 8192 * 4096);
                break;
            case "a page of zeros":
                await using (var file = File.OpenWrite(Target))
                {
                    file.Position = file.Length / 8192 * 4096;
                    await file.WriteAsync(new byte[4096]);
                }

                break;
            case "a reference to nothing":
                await Sql.RunAsync(Sqlite, of, "PRAGMA foreign_keys=OFF; UPDATE holdings SET pack_id = 'gone' WHERE rowid = 1");
                break;
            case "another program's":
                File.Delete(Target);
                await Sql.RunAsync(Sqlite, of, "CREATE TABLE song (name TEXT)");
                break;
            case "newer":
                await Sql.RunAsync(Sqlite, of, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99.0.0')");
                break;
            case "changed by hand":
                await Sql.RunAsync(Sqlite, of, "DROP TRIGGER postings_no_update; UPDATE postings SET reason = 'x' WHERE number = 5");
                break;
            case "without a trigger":
                await Sql.RunAsync(Sqlite, of, "DROP TRIGGER postings_no_update");
                break;
            case "absent":
                return Path.Combine(_folder, "absent.db");
            case "itself":
                return Database;
        }

        return Target;
    }

    private async Task<VerifyReport> VerifyAsync(string file)
    {
        using var gate = new WriteGate(oneAtATime: true);
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False").Options, gate);
        db.LookAt(_house.FacilityId);
        return await new LedgerVerifier(db).VerifyAsync();
    }
}
