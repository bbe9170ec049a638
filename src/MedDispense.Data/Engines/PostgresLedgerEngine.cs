using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MedDispense.Data.Engines;

/// <summary>A transaction a posting, READ COMMITTED with one lock order. What PostgreSQL broke off (serialisation,
/// deadlock) or what was in doubt when the connection was lost is run again, whole, at most three times; the work
/// looks its id up first, so a second run has no second effect.</summary>
public sealed class PostgresLedgerEngine(NpgsqlDataSource source, WriteGate gate) : ILedgerEngine
{
    private const int MostRuns = 3;

    private static readonly FrozenSet<string> RunAgainAfter =
    [
        PostgresErrorCodes.SerializationFailure,
        PostgresErrorCodes.DeadlockDetected,
        // Two sends of one id at the same moment: the second finds the first when it looks again.
        PostgresErrorCodes.UniqueViolation,
        // The server ended the connection, or comes up again.
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow,
    ];

    // Not FOR UPDATE, which also holds up every posting that only refers to the row: one that has the end of the chain
    // would wait for a client whose holder waits for the end of the chain.
    public string ForUpdate => "FOR NO KEY UPDATE";

    public async Task<T> RunAsync<T>(Func<MedDispenseDb, DbConnection, DbTransaction, Task<WorkResult<T>>> work)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                return await RunOnceAsync(work);
            }
            catch (Exception failure) when (run < MostRuns && MayRunAgain(failure))
            {
                // The next turn of the loop is the answer to this failure.
            }
        }
    }

    private async Task<T> RunOnceAsync<T>(Func<MedDispenseDb, DbConnection, DbTransaction, Task<WorkResult<T>>> work)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var options = new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options;
        await using var db = new PostgresDb(options, gate);
        await db.Database.UseTransactionAsync(transaction);
        var result = await work(db, connection, transaction);
        if (result.Keep)
            await transaction.CommitAsync();
        else
            await transaction.RollbackAsync();
        return result.Value;
    }

    private static bool MayRunAgain(Exception failure) => failure switch
    {
        PostgresException broken => RunAgainAfter.Contains(broken.SqlState),
        NpgsqlException lost => lost.IsTransient,
        // EF wraps what it saves, and once more what it takes to be passing.
        DbUpdateException { InnerException: { } inner } => MayRunAgain(inner),
        InvalidOperationException { InnerException: { } inner } => MayRunAgain(inner),
        _ => false,
    };
}
