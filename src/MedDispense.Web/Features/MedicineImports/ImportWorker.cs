using MedDispense.Data;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>Takes in the files that pages have sent, one after the other, apart from any request: a closed browser
/// breaks nothing off.</summary>
public sealed partial class ImportWorker(
    ImportsUnderWay underWay, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in underWay.Waiting(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(job.Act.FacilityId);
                await scope.ServiceProvider.GetRequiredService<TakeInFormulary>().RunAsync(job.Act, job.Content, job, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                SayBrokenOff(failure, job.Act.Id);
                await EndAsync(job);
            }
            finally
            {
                underWay.Remove(job);
            }
        }
    }

    private async Task EndAsync(ImportJob job)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(job.Act.FacilityId);
        await scope.ServiceProvider.GetRequiredService<StartImport>().EndAsync(job.Act.Id, clock.GetUtcNow().UtcDateTime);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} broke off.")]
    private partial void SayBrokenOff(Exception failure, Guid importId);
}
