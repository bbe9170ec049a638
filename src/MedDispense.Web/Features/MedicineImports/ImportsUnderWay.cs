using System.Collections.Concurrent;
using System.Threading.Channels;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>The imports that this process has been asked for, and how far they are.</summary>
public sealed class ImportsUnderWay
{
    private const int MostWaiting = 16;

    private readonly ConcurrentDictionary<Guid, ImportJob> _jobs = new();
    private readonly Channel<ImportJob> _queue = Channel.CreateBounded<ImportJob>(MostWaiting);

    /// <summary>Those that wait, in the order in which they were asked for.</summary>
    public IAsyncEnumerable<ImportJob> Waiting(CancellationToken stop) => _queue.Reader.ReadAllAsync(stop);

    public bool Knows(Guid runId) => _jobs.ContainsKey(runId);

    /// <summary>How far an import of this process is; null when it is none or has ended.</summary>
    public ImportProgress? ProgressOf(Guid runId) => _jobs.TryGetValue(runId, out var job) ? job.Progress : null;

    /// <summary>Asks for an import; a second ask for the same one is the same.</summary>
    public async Task<ImportJob> AddAsync(Act act, byte[] content)
    {
        var job = new ImportJob(act, content);
        if (!_jobs.TryAdd(act.Id, job))
            return _jobs.GetValueOrDefault(act.Id, job);
        await _queue.Writer.WriteAsync(job);
        return job;
    }

    /// <summary>Forgets an import that has ended; the database knows the rest.</summary>
    public void Remove(ImportJob job)
    {
        _jobs.TryRemove(job.Act.Id, out _);
        job.End();
    }
}

/// <summary>One import in the making.</summary>
public sealed class ImportJob(Act act, byte[] content) : IProgress<ImportProgress>
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ImportProgress _progress = ImportProgress.Reading;

    public Act Act => act;

    public byte[] Content => content;

    public ImportProgress Progress => _progress;

    /// <summary>Done when it has ended, well or not.</summary>
    public Task Ended => _ended.Task;

    public void Report(ImportProgress value) => _progress = value;

    public void End() => _ended.TrySetResult();
}
