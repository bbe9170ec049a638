using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>One browser for all tests of the collection; each visit has its own cookies and storage.</summary>
public class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>What this browser is started with besides.</summary>
    protected virtual IReadOnlyList<string> Flags => [];

    /// <summary>What pages may do without asking.</summary>
    protected virtual IReadOnlyList<string> Permissions => [];

    // The browser starts with the first visit, so that a machine without one can still skip by name.
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens an empty page in a fresh browser profile.</summary>
    /// <param name="address">What relative addresses are relative to; none when the test brings its own content.</param>
    /// <param name="dotsPerPixel">Dots of the picture for each pixel of the page: more than one for a fine screen or a printer.</param>
    public async Task<Visit> VisitAsync(Uri? address = null, double dotsPerPixel = 1)
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await Chromium.LaunchAsync(_playwright, [.. Flags]);
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address?.ToString(),
            ViewportSize = new() { Width = 1440, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = Permissions,
            DeviceScaleFactor = (float)dotsPerPixel,
        });
        return new(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Tests in this collection share the browser and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}

/// <summary>One page in one browser profile, and what went wrong in it unseen.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                _complaints.Add($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Fails when a script threw, a file was missing or a content policy was broken during the visit.</summary>
    public void AssertNoComplaints() => Assert.Empty(_complaints);

    /// <summary>What went wrong since the last time, to be told with the page on which it did.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        List<string> taken = [.. _complaints];
        _complaints.Clear();
        return taken;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
