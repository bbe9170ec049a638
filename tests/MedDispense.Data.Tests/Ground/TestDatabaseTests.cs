using MedDispense.Testing;

namespace MedDispense.Data.Tests.Ground;

public sealed class TestDatabaseTests
{
    private static readonly DatabaseTemplate OneTablet = new(async (kind, connectionString) =>
    {
        await Sql.RunAsync(kind, connectionString, "CREATE TABLE pack (amount BIGINT NOT NULL)");
        await Sql.RunAsync(kind, connectionString, "INSERT INTO pack VALUES (1)");
    });

    [BothDatabases]
    public async Task A_copy_starts_as_its_template_and_keeps_its_changes_to_itself(DatabaseKind kind)
    {
        await using var first = await TestDatabase.CreateAsync(kind, OneTablet);
        await using var second = await TestDatabase.CreateAsync(kind, OneTablet);

        await Sql.RunAsync(kind, first.ConnectionString, "UPDATE pack SET amount = 30");

        Assert.Equal("30", await Sql.RunAsync(kind, first.ConnectionString, "SELECT amount FROM pack"));
        Assert.Equal("1", await Sql.RunAsync(kind, second.ConnectionString, "SELECT amount FROM pack"));
    }

    [BothDatabases]
    public async Task Copies_made_at_the_same_time_are_all_whole(DatabaseKind kind)
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TestDatabase.CreateAsync(kind, OneTablet)));
        foreach (var database in databases)
        {
            Assert.Equal("1", await Sql.RunAsync(kind, database.ConnectionString, "SELECT SUM(amount) FROM pack"));
            await database.DisposeAsync();
        }
    }

    [BothDatabases]
    public async Task A_database_without_a_template_is_empty(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var tables = await Sql.RunAsync(kind, database.ConnectionString, kind switch
        {
            DatabaseKind.SQLite => "SELECT COUNT(*) FROM sqlite_schema",
            DatabaseKind.PostgreSQL => "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'",
        });

        Assert.Equal("0", tables);
    }

    [BothDatabases]
    [InlineData(2L, "2")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public async Task Each_row_of_a_theory_runs_on_each_database(DatabaseKind kind, long amount, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(kind, OneTablet);

        await Sql.RunAsync(kind, database.ConnectionString, $"UPDATE pack SET amount = {amount}");

        Assert.Equal(expected, await Sql.RunAsync(kind, database.ConnectionString, "SELECT amount FROM pack"));
    }

    [Fact]
    public async Task A_SQLite_file_that_is_still_open_is_not_copied()
    {
        var path = SqliteFile.New();
        await Sql.RunAsync(DatabaseKind.SQLite, SqliteFile.ConnectionString(path), "PRAGMA journal_mode = WAL");
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(SqliteFile.ConnectionString(path));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE pack (amount INTEGER)";
        command.ExecuteNonQuery();

        Assert.Throws<InvalidOperationException>(() => SqliteFile.New(path));

        connection.Close();
        SqliteFile.ForgetConnections();
        Assert.True(File.Exists(SqliteFile.New(path)));
    }
}
