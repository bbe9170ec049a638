using System.Threading.Channels;
using MedDispense.Domain.Audit;

namespace MedDispense.Web.Hosting;

/// <summary>Where the records of reads wait to be written some at a time, so that a page does not wait for its own. It
/// holds so many and no more: when the database is slow, readers wait, and no row is lost.</summary>
public sealed class AuditQueue(int length = AuditQueue.OrdinaryLength)
{
    private const int OrdinaryLength = 1000;

    // Besides rows the queue carries marks, by which somebody learns that all rows before have been written.
    private readonly Channel<object> _waiting = Channel.CreateBounded<object>(
        new BoundedChannelOptions(length) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Adds a row; waits while the queue is full.</summary>
    /// <exception cref="ChannelClosedException">The program is ending: nothing is shown that cannot be recorded.</exception>
    public ValueTask AddAsync(AuditEntry entry) => _waiting.Writer.WriteAsync(entry);

    /// <summary>Waits until everything that was added before has been written.</summary>
    public async Task WrittenAsync()
    {
        var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (await _waiting.Writer.WaitToWriteAsync())
        {
            if (!_waiting.Writer.TryWrite(mark))
                continue;
            await mark.Task;
            return;
        }
    }

    /// <summary>Takes no more; what waits is still taken out.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    /// <summary>Waits for something to be written; false when the queue is closed and empty.</summary>
    public ValueTask<bool> WaitAsync() => _waiting.Reader.WaitToReadAsync();

    /// <summary>Takes what has gathered.</summary>
    public (List<AuditEntry> Entries, List<TaskCompletionSource> Marks) Take(int most)
    {
        var (entries, marks) = (new List<AuditEntry>(), new List<TaskCompletionSource>());
        while (entries.Count < most && _waiting.Reader.TryRead(out var item))
        {
            if (item is AuditEntry entry)
                entries.Add(entry);
            else
                marks.Add((TaskCompletionSource)item);
        }

        return (entries, marks);
    }
}
