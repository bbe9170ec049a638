using MedDispense.Data;
using MedDispense.Domain.Audit;

namespace MedDispense.Web.Hosting;

/// <summary>Writes what waits in the <see cref="AuditQueue"/> as soon as it is there: those that gathered while the last
/// were written go together. When the program ends, requests end first, and then everything that waits is written.</summary>
public sealed partial class AuditWriter(AuditQueue queue, IServiceScopeFactory scopes, ILogger<AuditWriter> log) : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not ended by the token: it ends when the queue is closed and empty.
        while (await queue.WaitAsync())
        {
            var (entries, marks) = queue.Take(MostAtOnce);
            foreach (var house in entries.GroupBy(entry => entry.FacilityId))
                await WriteAsync(house.Key, [.. house]);
            foreach (var mark in marks)
                mark.SetResult();
        }
    }

    /// <summary>Tries until it is written. Meanwhile the queue fills, and readers wait.</summary>
    private async Task WriteAsync(Guid facilityId, List<AuditEntry> entries)
    {
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(facilityId);
                db.AuditEntries.AddRange(entries);
                await db.SaveChangesAsync();
                return;
            }
            catch (Exception failure)
            {
                SayFailed(failure, entries.Count, facilityId);
                await Task.Delay(BeforeAnotherTry);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} audit rows of facility {FacilityId} could not be written yet.")]
    private partial void SayFailed(Exception failure, int count, Guid facilityId);
}
