using MedDispense.Testing;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>Pictures of a page as a desktop, a tablet and a phone show it, by day and by night.</summary>
public static class Screenshots
{
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (820, 1180), (390, 844)];

    /// <summary>Where the pictures go; the folder is not kept in the repository.</summary>
    public static string Folder { get; } = Path.Combine(SharedMaterial.Clone, "tests", "output", "screenshots");

    /// <summary>
    /// Writes <c>name-width-theme.png</c> for each size and theme, and fails when the page is wider than a screen, so
    /// that it would have to be pushed sideways.
    /// </summary>
    public static async Task ShootAsync(this IPage page, string name)
    {
        var before = page.ViewportSize;
        var tooWide = new List<string>();
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(Folder, $"{name}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"),
                    FullPage = true,
                    Animations = ScreenshotAnimations.Disabled,
                });
            }

            var needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (needed > width)
                tooWide.Add($"{needed} pixels wide on a screen of {width}");
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Null });
        if (before is not null)
            await page.SetViewportSizeAsync(before.Width, before.Height);
        Assert.True(tooWide.Count == 0, $"{page.Url} is {string.Join(", ", tooWide)}.");
    }
}
