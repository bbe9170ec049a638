using System.Globalization;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>The part of WCAG 2.2 AA that a program can check, by axe-core.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]),
    };

    /// <summary>Fails with the list of violations of the page as it stands, in the light and the dark theme.</summary>
    public static async Task AxeCheckAsync(this IPage page)
    {
        var found = new StringBuilder();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await page.RunAxe(Rules);
            foreach (var rule in result.Violations)
            {
                found.Append(CultureInfo.InvariantCulture, $"\n{scheme}: {rule.Id} ({rule.Impact}): {rule.Help}")
                    .AppendJoin("", rule.Nodes.Select(node => $"\n    {node.Target}  {node.Html}"));
            }
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Null });
        Assert.True(found.Length == 0, $"{page.Url} is not accessible:{found}");
    }
}
