using System.Data.Common;
using System.Globalization;
using MedDispense.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MedDispense.Data.Tests.Ground;

/// <summary>One statement on a connection of its own.</summary>
internal static class Sql
{
    public static async Task<string?> RunAsync(DatabaseKind kind, string connectionString, string sql)
    {
        await using DbConnection connection = kind switch
        {
            DatabaseKind.SQLite => new SqliteConnection(connectionString),
            DatabaseKind.PostgreSQL => new NpgsqlConnection(connectionString),
        };
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
