using MedDispense.Data.Engines;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MedDispense.Web.Hosting;

/// <summary>Says in one sentence why a database cannot be worked with.</summary>
public static class DatabaseProblems
{
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    /// <summary>Null for what is a fault of the program, which must not be told as one of the database.</summary>
    public static string? Sentence(Exception failure) => failure switch
    {
        NewerDatabaseException => failure.Message,
        SqliteException { SqliteErrorCode: SqliteNotADatabase or SqliteCorrupt } =>
            $"The database cannot be read: {Reason(failure)}. Restore a backup with scripts/meddispense restore FILE.",
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen or SqliteIoError or SqliteFull } =>
            $"The database file cannot be opened for writing: {Reason(failure)}. Look at its folder, its owner and the room on the disk.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            $"PostgreSQL does not let this role do it: {Reason(failure)}. Run scripts/meddispense migrate with the role that owns the tables.",
        NpgsqlException => $"PostgreSQL does not answer as it should: {Reason(failure)}. Look at the connection given with --postgres.",
        IOException => $"{failure.Message.TrimEnd('.')}.",
        _ => failure.InnerException is { } inner ? Sentence(inner) : null,
    };

    /// <summary>Runs work on a database, and turns what stands in its way into one sentence.</summary>
    /// <exception cref="StartRefusedException">The database cannot be worked with.</exception>
    public static async Task<T> TellAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (Sentence(failure) is { } sentence)
        {
            throw new StartRefusedException(sentence, failure);
        }
    }

    private static string Reason(Exception failure)
    {
        var message = failure is PostgresException postgres ? postgres.MessageText : failure.Message;
        return message.Split('\n')[0].Trim().TrimEnd('.');
    }
}
