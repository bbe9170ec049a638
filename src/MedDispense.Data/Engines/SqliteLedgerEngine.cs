using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Engines;

/// <summary>The one writer of SQLite. Postings wait in a short queue; those that are waiting together are written in
/// one transaction, a savepoint each, and answered after the one commit (group commit).</summary>
public sealed class SqliteLedgerEngine(string connectionString, WriteGate gate) : ILedgerEngine, IAsyncDisposable
{
    private const int QueueLength = 1024;
    private const int MostAtOnce = 64;

    private readonly Channel<Item> _queue = Channel.CreateBounded<Item>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Lock _starting = new();
    private Task? _loop;

    public string ForUpdate => "";

    public async Task<T> RunAsync<T>(Func<MedDispenseDb, DbConnection, DbTransaction, Task<WorkResult<T>>> work)
    {
        lock (_starting)
            _loop ??= Task.Run(LoopAsync);
        var item = new Item<T>(work);
        while (await _queue.Writer.WaitToWriteAsync())
        {
            if (_queue.Writer.TryWrite(item))
                return await item.Answer;
        }

        throw new ObjectDisposedException(nameof(SqliteLedgerEngine), "The program is ending; nothing more is recorded.");
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_loop is not null)
            await _loop;
    }

    private async Task LoopAsync()
    {
        var batch = new List<Item>(MostAtOnce);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            await WriteAsync(batch);
        }
    }

    /// <summary>Waits for its turn, then takes what has gathered and writes it.</summary>
    private async Task WriteAsync(List<Item> batch)
    {
        try
        {
            using var turn = await gate.EnterAsync(CancellationToken.None);
            Take(batch);
            await using var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync();
            SqlitePragmas.Apply(connection);
            await using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var item in batch)
                await RunOneAsync(item, connection, transaction);
            await transaction.CommitAsync();
        }
        catch (Exception failure)
        {
            // Nothing of the batch was kept, so every one of them is told; none is swallowed. Without a turn nothing was
            // taken yet.
            if (batch.Count == 0)
                Take(batch);
            foreach (var item in batch)
                item.Fail(failure);
            return;
        }

        foreach (var item in batch)
            item.Complete();
    }

    private void Take(List<Item> batch)
    {
        while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var item))
            batch.Add(item);
    }

    private async Task RunOneAsync(Item item, SqliteConnection connection, SqliteTransaction transaction)
    {
        await transaction.SaveAsync("posting");
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options;
        await using var db = new SqliteDb(options, gate);
        await db.Database.UseTransactionAsync(transaction);
        if (!await item.RunAsync(db, connection, transaction))
            await transaction.RollbackAsync("posting");
        await transaction.ReleaseAsync("posting");
    }

    private abstract class Item
    {
        /// <summary>Runs the work and says whether what it wrote is kept. Its own failure is remembered, not thrown,
        /// so that it does not take the others of the batch with it.</summary>
        public abstract Task<bool> RunAsync(MedDispenseDb db, DbConnection connection, DbTransaction transaction);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Item<T>(Func<MedDispenseDb, DbConnection, DbTransaction, Task<WorkResult<T>>> work) : Item
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WorkResult<T> _result;
        private Exception? _failure;

        public Task<T> Answer => _answer.Task;

        public override async Task<bool> RunAsync(MedDispenseDb db, DbConnection connection, DbTransaction transaction)
        {
            try
            {
                _result = await work(db, connection, transaction);
                return _result.Keep;
            }
            catch (Exception failure)
            {
                _failure = failure;
                return false;
            }
        }

        public override void Complete()
        {
            if (_failure is not null)
                _answer.TrySetException(_failure);
            else
                _answer.TrySetResult(_result.Value);
        }

        public override void Fail(Exception failure) => _answer.TrySetException(_failure ?? failure);
    }
}
