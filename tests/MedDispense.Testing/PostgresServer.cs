using System.Diagnostics;
using Npgsql;

namespace MedDispense.Testing;

/// <summary>
/// One throw-away PostgreSQL cluster for this test process, started when the first test asks for it. It listens on a
/// Unix socket in a private folder only, so it needs no port and no password, and it does without everything that
/// makes data outlive a power cut.
/// </summary>
/// <remarks>
/// A shell holds the cluster and reads from a pipe that this process never writes to. When this process is gone,
/// however it went, the pipe ends and the shell removes the cluster. Should the shell be killed as well, the next run
/// removes what it left.
/// </remarks>
public sealed class PostgresServer
{
    /// <summary>Owns the databases and all tables: migrations run as this role.</summary>
    public const string Owner = "owner";

    /// <summary>Owns nothing; may read and write rows of the owner's tables. The program runs as this role.</summary>
    public const string App = "app";

    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);

    // Held so that the pipe lives as long as this process.
    private readonly Process _keeper;

    private PostgresServer(string folder, Process keeper)
    {
        Folder = folder;
        _keeper = keeper;
    }

    /// <summary>The cluster of this process, started if need be.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is absent or does not start.</exception>
    public static Task<PostgresServer> RunningAsync() => Started.Value;

    /// <summary>The folder of the data and the socket.</summary>
    public string Folder { get; }

    /// <summary>A connection string for one database and role of this cluster.</summary>
    public string ConnectionString(string database, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = Folder,
        Database = database,
        Username = role,
        MaxPoolSize = 30,
        // Hundreds of databases are made in a run; what one test leaves idle must not starve the next.
        ConnectionIdleLifetime = 10,
        ConnectionPruningInterval = 5,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Makes a database that <see cref="Owner"/> owns, and returns its name.</summary>
    /// <param name="template">A database to copy, to which nobody is connected; none makes an empty one.</param>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        var sql = $"CREATE DATABASE {name} OWNER {Owner} TEMPLATE {template ?? "template0"} STRATEGY FILE_COPY";
        await ExecuteAsync("postgres", sql);
        if (template is null)
            await ExecuteAsync(name, RightsOfApp);
        return name;
    }

    /// <summary>Drops a database and breaks what connections to it remain.</summary>
    public async Task DropDatabaseAsync(string name)
    {
        ForgetConnections(name);
        await ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>Closes this process's idle connections to a database, so that it can be copied.</summary>
    public void ForgetConnections(string name)
    {
        foreach (var role in (string[])[Owner, App])
        {
            using var connection = new NpgsqlConnection(ConnectionString(name, role));
            NpgsqlConnection.ClearPool(connection);
        }
    }

    /// <summary>Stops the server as a crash would, and removes the cluster.</summary>
    public async Task StopAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
    }

    private const string RightsOfApp = $"""
        ALTER DEFAULT PRIVILEGES FOR ROLE {Owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {App};
        ALTER DEFAULT PRIVILEGES FOR ROLE {Owner} GRANT USAGE ON SEQUENCES TO {App};
        """;

    private async Task ExecuteAsync(string database, string sql)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(ConnectionString(database, "postgres"))
        {
            Pooling = database == "postgres",
        };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts a cluster besides the shared one, for a test that stops or breaks its server.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is absent or does not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var binaries = PostgresBinaries.Folder ?? throw new InvalidOperationException(PostgresBinaries.Missing);
        // The keeper leaves our session, so that a signal to our whole group does not reach it. PostgreSQL refuses to
        // run as root; its Debian package brings a user of that name.
        List<string> command = ["sh", "-c", Keeper, "keeper", binaries, Scratch.Root];
        if (Environment.IsPrivilegedProcess)
            command = ["runuser", "-u", "postgres", "--", .. command];
        if (File.Exists("/usr/bin/setsid"))
            command.Insert(0, "setsid");
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = Scratch.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var keeper = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        if (await keeper.StandardOutput.ReadLineAsync() is not { } folder)
        {
            var error = await keeper.StandardError.ReadToEndAsync();
            throw new InvalidOperationException($"PostgreSQL did not start: {error}");
        }

        var server = new PostgresServer(folder, keeper);
        await server.ExecuteAsync("postgres", $"CREATE ROLE {Owner} LOGIN; CREATE ROLE {App} LOGIN");
        return server;
    }

    private const string Keeper = """
        set -u
        umask 077
        trap '' HUP INT TERM
        # The folder bears the number of this shell, so that the next run can tell whether it is still kept.
        binaries=$1 folder=$2/meddispense-postgres-$$

        for old in /dev/shm/meddispense-postgres-* /tmp/meddispense-postgres-*; do
          [ -O "$old" ] || continue
          [ "$old" != "$folder" ] && kill -0 "${old##*-}" 2>/dev/null && continue
          "$binaries/pg_ctl" -D "$old/data" -m immediate stop >/dev/null 2>&1
          rm -rf "$old"
        done

        mkdir "$folder" || exit 1
        "$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 &&
          cat >>"$folder/data/postgresql.conf" <<END &&
        listen_addresses = ''
        unix_socket_directories = '$folder'
        max_connections = 300
        shared_buffers = 64MB
        fsync = off
        full_page_writes = off
        wal_level = minimal
        max_wal_size = 128MB
        min_wal_size = 32MB
        max_wal_senders = 0
        autovacuum = off
        jit = off
        log_min_messages = fatal
        END
          "$binaries/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >>"$folder/log" 2>&1 ||
          { cat "$folder/log" >&2; rm -rf "$folder"; exit 1; }

        echo "$folder"
        exec >/dev/null 2>&1
        cat
        "$binaries/pg_ctl" -D "$folder/data" -m immediate stop
        rm -rf "$folder"
        """;
}
