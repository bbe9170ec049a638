using MedDispense.Testing;
using Npgsql;

namespace MedDispense.Data.Tests.Ground;

public sealed class PostgresServerTests
{
    private const DatabaseKind Postgres = DatabaseKind.PostgreSQL;

    private static readonly DatabaseTemplate WithTable = new((kind, connectionString) =>
        Sql.RunAsync(kind, connectionString, "CREATE TABLE line (number BIGINT PRIMARY KEY)"));

    [PostgresFact]
    public async Task The_program_reads_and_writes_rows_of_tables_that_it_does_not_own()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres, WithTable);

        await Sql.RunAsync(Postgres, database.ConnectionString, "INSERT INTO line VALUES (482)");

        Assert.Equal("482", await Sql.RunAsync(Postgres, database.ConnectionString, "SELECT number FROM line"));
        const string OwnerOfTable = "SELECT tableowner FROM pg_tables WHERE tablename = 'line'";
        Assert.Equal(PostgresServer.Owner, await Sql.RunAsync(Postgres, database.ConnectionString, OwnerOfTable));
    }

    [PostgresFact]
    public async Task The_program_may_not_change_the_tables_themselves()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres, WithTable);

        foreach (var statement in (string[])
            ["TRUNCATE line", "DROP TABLE line", "ALTER TABLE line DISABLE TRIGGER ALL", "CREATE TABLE other (a INT)"])
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(
                () => Sql.RunAsync(Postgres, database.ConnectionString, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [PostgresFact]
    public async Task A_database_that_is_disposed_of_is_gone_even_while_someone_is_connected()
    {
        var database = await TestDatabase.CreateAsync(Postgres, WithTable);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();

        await database.DisposeAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => Sql.RunAsync(Postgres, database.ConnectionString, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    [PostgresFact]
    public async Task Nothing_of_a_cluster_remains_when_the_process_that_started_it_lets_go()
    {
        var server = await PostgresServer.StartAsync();
        Assert.True(Directory.Exists(server.Folder));
        var connectionString = server.ConnectionString("postgres", PostgresServer.App);
        Assert.Equal("1", await Sql.RunAsync(Postgres, connectionString, "SELECT 1"));

        await server.StopAsync();

        Assert.False(Directory.Exists(server.Folder));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sql.RunAsync(Postgres, connectionString, "SELECT 1"));
    }
}
