using System.Net;
using MedDispense.Data;
using MedDispense.Data.Engines;
using MedDispense.Testing;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>
/// The real program on a real port of this machine, in production, with the static files of its build. It runs in this
/// process, so that a test can hand it a clock and reach its services.
/// </summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningProgram(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    /// <summary>Where the program answers, with its port.</summary>
    public Uri Address { get; }

    /// <summary>The program's own services, to prepare what a test needs.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it on an empty database of its own.</summary>
    /// <param name="services">What the test replaces, such as the clock.</param>
    public static async Task<RunningProgram> StartAsync(Action<IServiceCollection>? services = null)
    {
        // Never the data folder of whoever runs the tests.
        var options = StartOptions.Parse(["serve", "--empty", "--data", Scratch.NewFolder("data")]);
        var app = Run.Build(options, builder =>
        {
            // As scripts/start has it: files are sent as the build compressed them.
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            services?.Invoke(builder.Services);
        }, Path.Combine(SharedMaterial.Clone, "src", "MedDispense.Web"));
        await using (var scope = app.Services.CreateAsyncScope())
            await DatabaseSetup.MigrateAsync(scope.ServiceProvider.GetRequiredService<MedDispenseDb>());
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // By this name, not by number: browsers give cameras and passkeys to localhost without a certificate.
        return new(app, new UriBuilder(address) { Host = "localhost" }.Uri);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
