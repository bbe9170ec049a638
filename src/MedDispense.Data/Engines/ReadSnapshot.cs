using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MedDispense.Data.Engines;

/// <summary>While it lives, the context's reads see one moment of the database, however much is written meanwhile.
/// It keeps nobody from writing.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly MedDispenseDb _db;
    private readonly IDbContextTransaction? _ofContext;
    private readonly DbTransaction? _ofConnection;

    private ReadSnapshot(MedDispenseDb db, IDbContextTransaction? ofContext, DbTransaction? ofConnection) =>
        (_db, _ofContext, _ofConnection) = (db, ofContext, ofConnection);

    public static async Task<ReadSnapshot> BeginAsync(MedDispenseDb db)
    {
        if (!db.Database.IsSqlite())
        {
            var repeatable = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            return new ReadSnapshot(db, repeatable, null);
        }

        await db.Database.OpenConnectionAsync();
        // A transaction that is not deferred would take SQLite's one write lock.
        var deferred = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return new ReadSnapshot(db, await db.Database.UseTransactionAsync(deferred), deferred);
    }

    public async ValueTask DisposeAsync()
    {
        if (_ofContext is not null)
            await _ofContext.DisposeAsync();
        if (_ofConnection is null)
            return;
        await _ofConnection.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }
}
