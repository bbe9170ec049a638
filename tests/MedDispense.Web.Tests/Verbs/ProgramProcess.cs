using System.Diagnostics;
using System.Text.RegularExpressions;
using MedDispense.Testing;

namespace MedDispense.Web.Tests.Verbs;

/// <summary>What a run of the program ended with.</summary>
public sealed record Ended(int ExitCode, string Said, string Complained);

/// <summary>The real program in a process of its own, as scripts/start and scripts/meddispense run it.</summary>
public sealed partial class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private readonly Task<string> _complaints;

    private ProgramProcess(Process process, Uri address, Task<string> complaints) =>
        (_process, Address, _complaints) = (process, address, complaints);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Runs it to its end.</summary>
    public static Task<Ended> RunAsync(params string[] args) => RunAsync([], args);

    /// <summary>Runs it to its end with something in its environment.</summary>
    public static async Task<Ended> RunAsync((string Name, string Value)[] environment, params string[] args)
    {
        using var process = Launch(environment, args);
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"It did not end: {string.Join(' ', args)}\n{await said}\n{await complained}");
        }

        return new Ended(process.ExitCode, await said, await complained);
    }

    /// <summary>Starts the server and waits until it listens.</summary>
    public static async Task<ProgramProcess> ServeAsync((string Name, string Value)[] environment, params string[] args)
    {
        var process = Launch(environment, ["serve", .. args]);
        var complaints = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (ListeningLine().Match(line) is { Success: true } match)
            {
                // What else it says must not fill the pipe.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ProgramProcess(process, new Uri(match.Groups[1].Value), complaints);
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"It did not start: {await complaints}");
    }

    /// <summary>Ends it and returns what it wrote to its error output.</summary>
    public async Task<string> StopAsync()
    {
        _process.Kill(entireProcessTree: true);
        return await _complaints;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Launch((string Name, string Value)[] environment, string[] args)
    {
        // The program as it was built beside this test: same configuration, same framework.
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var web = Path.Combine(SharedMaterial.Clone, "src", "MedDispense.Web");
        var program = Path.Combine(web, "bin", built.Parent!.Name, built.Name, "MedDispense.Web.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_CONTENTROOT"] = web;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex ListeningLine();
}
