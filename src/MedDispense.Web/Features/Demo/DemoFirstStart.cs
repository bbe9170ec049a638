using MedDispense.Data;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Demo;

/// <summary>Decides at the start of the server whether the demo facility is made, or completed. Its story lies in the
/// past, so it is lived in a program of its own with a clock of its own.</summary>
public static class DemoFirstStart
{
    /// <exception cref="StartRefusedException">A demo that was begun cannot be completed.</exception>
    public static async Task MakeIfWantedAsync(IServiceProvider services, StartOptions options)
    {
        if (options.Empty)
            return;
        await using (var scope = services.CreateAsyncScope())
        {
            if (!await DemoHouse.IsWantedAsync(scope.ServiceProvider.GetRequiredService<MedDispenseDb>()))
                return;
        }

        var clock = new DemoClock(TimeProvider.System);
        await using var past = Run.Build(options, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        try
        {
            await DemoHouse.MakeAsync(past.Services, clock.Show, TimeProvider.System.GetUtcNow().UtcDateTime, Console.Out);
        }
        catch (DemoBrokenException broken)
        {
            throw new StartRefusedException(
                $"{broken.Message} Start with a new folder (--data FOLDER), or empty {options.DataFolder}.", broken);
        }
    }
}
