using MedDispense.Data;
using MedDispense.Data.Engines;

namespace MedDispense.Web.Hosting;

/// <summary>What a supervisor or load balancer asks: does the process answer, and can it work.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => "live").AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(MedDispenseDb db, ILogger<StartOptions> log)
    {
        try
        {
            if (await db.Database.CanConnectAsync() && !await DatabaseSetup.NeedsMigrationAsync(db))
                return Results.Text("ready");
        }
        catch (Exception failure) when (DatabaseProblems.Sentence(failure) is { } sentence)
        {
            log.LogWarning("Not ready: {Sentence}", sentence);
        }

        return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
