using System.Net;
using MedDispense.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>
/// The real program on a real port of this machine: its own Program.cs, in production, with the static files of its
/// build. It runs in this process, so that a test can hand it a clock and reach its services.
/// </summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory = new();
    private readonly WebApplicationFactory<Program> _configured;

    /// <param name="settings">What would be given on the command line, without the dashes.</param>
    /// <param name="services">What the test replaces, such as the clock.</param>
    public RunningProgram(
        IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        _configured = _factory.WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Production");
            // As scripts/start has it: files are sent as the build compressed them.
            web.UseSetting("ReloadStaticAssetsAtRuntime", "false");
            // Never the data folder of whoever runs the tests.
            web.UseSetting("data", Scratch.NewFolder("data"));
            web.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (name, value) in settings ?? new Dictionary<string, string>())
                web.UseSetting(name, value);
            if (services is not null)
                web.ConfigureTestServices(services);
        });
        _configured.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _configured.StartServer();
        // By this name, not by number: browsers give cameras and passkeys to localhost without a certificate.
        Address = new UriBuilder(_configured.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
    }

    /// <summary>Where the program answers, with its port.</summary>
    public Uri Address { get; }

    /// <summary>The program's own services, to prepare what a test needs.</summary>
    public IServiceProvider Services => _configured.Services;

    public async ValueTask DisposeAsync()
    {
        await _configured.DisposeAsync();
        await _factory.DisposeAsync();
    }
}
