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

    public string ForUpdate => "FOR UPDATE";

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
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        // Two sends of one id at the same moment: the second finds the first when it looks again.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        PostgresException => false,
        NpgsqlException { IsTransient: true } => true,
        DbUpdateException { InnerException: { } inner } => MayRunAgain(inner),
        _ => false,
    };
}
