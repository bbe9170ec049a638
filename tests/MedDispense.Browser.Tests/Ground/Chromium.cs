using MedDispense.Testing;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>The Chromium that is installed on this machine; Playwright downloads none.</summary>
public static class Chromium
{
    private const string Missing = "Chromium is not installed: the Debian package is called chromium.";

    // Quiet and the same everywhere: no updates, no first-run page, no traffic but the program's own.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly string? Program = Find();

    /// <summary>Null when a browser can be started or must be (in CI); else why a test is skipped.</summary>
    public static string? SkipReason => Requirement.SkipUnless(Program is not null, Missing);

    /// <summary>Starts a browser without a window.</summary>
    /// <param name="playwright">What drives it.</param>
    /// <param name="more">Further flags, such as a film that stands in for the camera.</param>
    /// <exception cref="InvalidOperationException">No Chromium is installed.</exception>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] more) =>
        playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program ?? throw new InvalidOperationException(Missing),
            Args = [.. Flags, .. more],
        });

    private static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in (string[])["chromium", "chromium-browser", "google-chrome"]
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}

/// <summary>A fact that needs a browser: skipped by name where there is none, failed in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}

/// <summary>A theory that needs a browser: skipped by name where there is none, failed in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.SkipReason;
}
