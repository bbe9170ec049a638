using MedDispense.Data;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Doses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Hosting;

/// <summary>Looks once at start and then every minute, facility by facility, for what only time reveals. Several nodes may
/// do so at once: the ids of what they record follow from what they find.</summary>
public sealed partial class DiscrepancyWatch(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<DiscrepancyWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is ending; what was not looked at is looked at when it starts again.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        foreach (var facilityId in await FacilitiesAsync(stopping))
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(facilityId);
                var now = clock.GetUtcNow().UtcDateTime;
                await scope.ServiceProvider.GetRequiredService<OpenOverdue>().RunAsync(facilityId, now);
                await scope.ServiceProvider.GetRequiredService<RecordMissedDoses>().RunAsync(facilityId, now);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The other houses are looked at all the same, and this one again in a minute.
                SayFailed(failure, facilityId);
            }
        }
    }

    private async Task<List<Guid>> FacilitiesAsync(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>();
            return await db.Facilities.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            SayFailed(failure, null);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for overdue movements in facility {FacilityId} failed.")]
    private partial void SayFailed(Exception failure, Guid? facilityId);
}
