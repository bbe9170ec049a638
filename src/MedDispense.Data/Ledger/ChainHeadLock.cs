using System.Data.Common;
using MedDispense.Data.Engines;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>The last lock of every posting: the end of the facility's chain.</summary>
internal static class ChainHeadLock
{
    /// <summary>Locks the end of the chain and reads it.</summary>
    public static async Task<ChainHead> TakeAsync(
        LedgerScope scope, DbConnection connection, DbTransaction transaction, ILedgerEngine engine)
    {
        if (engine.ForUpdate.Length > 0)
        {
            await using var command = connection.Sql(transaction,
                $"SELECT 1 FROM chain_heads WHERE facility_id = @f {engine.ForUpdate}", ("@f", scope.Act.FacilityId));
            await command.ExecuteNonQueryAsync();
        }

        return await scope.Db.ChainHeads.AsNoTracking().SingleAsync();
    }

    /// <summary>Moves the end of the chain to a posting that was just inserted.</summary>
    public static async Task MoveAsync(LedgerScope scope, DbConnection connection, DbTransaction transaction, Posting posting)
    {
        await using var command = connection.Sql(transaction,
            "UPDATE chain_heads SET last_number = @n, last_hash = @h, last_recorded_at = @t "
            + "WHERE facility_id = @f AND last_number = @n - 1",
            ("@n", posting.Number), ("@h", posting.Hash), ("@t", posting.RecordedAt), ("@f", scope.Act.FacilityId));
        if (await command.ExecuteNonQueryAsync() != 1)
            throw new InvalidOperationException("The end of the chain moved although it was locked.");
    }
}
