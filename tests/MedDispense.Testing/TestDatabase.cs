namespace MedDispense.Testing;

/// <summary>The databases that the product supports, and therefore every data test runs on.</summary>
public enum DatabaseKind
{
    SQLite,
    PostgreSQL,
}

/// <summary>What a new test database starts from: made once per process and kind, then copied for each test.</summary>
/// <param name="prepare">
/// Given the kind and the owner's connection string of an empty database, fills it (migrates it, adds a house) and
/// closes what it opened.
/// </param>
public sealed class DatabaseTemplate(Func<DatabaseKind, string, Task> prepare)
{
    private readonly Lazy<Task<string>> _sqlite = new(() => PrepareSqliteAsync(prepare));
    private readonly Lazy<Task<string>> _postgres = new(() => PreparePostgresAsync(prepare));

    /// <summary>The file (SQLite) or the name (PostgreSQL) of the prepared database.</summary>
    internal Task<string> SourceAsync(DatabaseKind kind) => kind switch
    {
        DatabaseKind.SQLite => _sqlite.Value,
        DatabaseKind.PostgreSQL => _postgres.Value,
    };

    private static async Task<string> PrepareSqliteAsync(Func<DatabaseKind, string, Task> prepare)
    {
        var path = SqliteFile.New();
        await prepare(DatabaseKind.SQLite, SqliteFile.ConnectionString(path));
        SqliteFile.ForgetConnections();
        return path;
    }

    private static async Task<string> PreparePostgresAsync(Func<DatabaseKind, string, Task> prepare)
    {
        var server = await PostgresServer.RunningAsync();
        var name = await server.CreateDatabaseAsync();
        await prepare(DatabaseKind.PostgreSQL, server.ConnectionString(name, PostgresServer.Owner));
        server.ForgetConnections(name);
        return name;
    }
}

/// <summary>One test's own database, gone when the test disposes of it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _source;

    private TestDatabase(string source) => _source = source;

    public required DatabaseKind Kind { get; init; }

    /// <summary>For migrations: on PostgreSQL the role that owns the tables.</summary>
    public required string OwnerConnectionString { get; init; }

    /// <summary>For the program: on PostgreSQL a role that owns nothing. On SQLite the same as the owner's.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Makes a database.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="template">What it starts from; without one it is empty.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, DatabaseTemplate? template = null)
    {
        var source = template is null ? null : await template.SourceAsync(kind);
        return kind switch
        {
            DatabaseKind.SQLite => Sqlite(SqliteFile.New(source)),
            DatabaseKind.PostgreSQL => await PostgresAsync(source),
        };
    }

    public async ValueTask DisposeAsync()
    {
        switch (Kind)
        {
            case DatabaseKind.SQLite:
                SqliteFile.Delete(_source);
                break;
            case DatabaseKind.PostgreSQL:
                var server = await PostgresServer.RunningAsync();
                await server.DropDatabaseAsync(_source);
                break;
        }
    }

    private static TestDatabase Sqlite(string path) => new(path)
    {
        Kind = DatabaseKind.SQLite,
        OwnerConnectionString = SqliteFile.ConnectionString(path),
        ConnectionString = SqliteFile.ConnectionString(path),
    };

    private static async Task<TestDatabase> PostgresAsync(string? template)
    {
        var server = await PostgresServer.RunningAsync();
        var name = await server.CreateDatabaseAsync(template);
        return new(name)
        {
            Kind = DatabaseKind.PostgreSQL,
            OwnerConnectionString = server.ConnectionString(name, PostgresServer.Owner),
            ConnectionString = server.ConnectionString(name, PostgresServer.App),
        };
    }
}
