using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using MedDispense.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Pages;

/// <summary>
/// Looks at one loaded page in every width and theme without loading it again: WCAG 2.2 AA as far as a program can tell,
/// and nothing wider than the screen. Rules about structure run where the layout differs, on the desktop and on the
/// phone; the tablet has the phone's column and the desktop's parts. The dark theme changes colours only, so there the
/// contrast is measured again. Leaves a picture of each width behind.
/// </summary>
public static class PageCheck
{
    private static readonly object[] Everything =
        ["tag", new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" }];

    private static readonly object[] ContrastOnly = ["rule", new[] { "color-contrast" }];

    private static readonly (int Width, int Height, ColorScheme Picture)[] Sizes =
        [(1440, 900, ColorScheme.Light), (820, 1180, ColorScheme.Light), (390, 844, ColorScheme.Dark)];

    /// <summary>What is wrong with the page; nothing when it is in order.</summary>
    /// <param name="page">The page, loaded.</param>
    /// <param name="picture">Name of the pictures; null for none.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page, string? picture)
    {
        var faults = new List<string>();
        // Barcodes are drawn after the page has loaded.
        await page.WaitForFunctionAsync(
            "() => !document.querySelector('svg[data-barcode]:not(:has(path))')", null, new() { Timeout = 15_000 });
        foreach (var (width, height, pictured) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                if (width == 820 && scheme != pictured)
                    continue;
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                if (width != 820)
                    faults.AddRange(await AxeAsync(page, isContrastOnly: scheme == ColorScheme.Dark, $"{width} {scheme}"));
                if (picture is not null && scheme == pictured)
                    await ShootAsync(page, $"{picture}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}");
            }

            var needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (needed > width)
                faults.Add($"{needed} pixels wide on a screen of {width}");
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Null });
        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
        return faults;
    }

    /// <summary>The browser now and then gives no answer to a request for a picture, while the page answers everything else;
    /// asked once more, it does.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        var options = new PageScreenshotOptions
        {
            Path = Path.Combine(Screenshots.Folder, $"{name}.png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
        };
        try
        {
            await page.ScreenshotAsync(options);
        }
        catch (TimeoutException)
        {
            await page.ScreenshotAsync(options);
        }
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page, bool isContrastOnly, string where)
    {
        // The engine stays in the page until the next one is loaded.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Rules(["html-has-lang"]) });
        var found = await page.EvaluateAsync<string[]>(
            """
            async ([type, values]) => {
              const { violations } = await axe.run(document, { runOnly: { type, values }, resultTypes: ["violations"] });
              return violations.map(rule => `${rule.id}: ${rule.help}` + rule.nodes.slice(0, 4).map(node =>
                `\n      ${node.target.join(" ")}  ${node.html.slice(0, 160)}  ${node.any.map(check => check.message).join("; ").slice(0, 200)}`).join(""));
            }
            """,
            isContrastOnly ? ContrastOnly : Everything);
        return found.Select(rule => $"{where}: {rule}");
    }
}
