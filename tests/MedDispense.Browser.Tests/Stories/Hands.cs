using System.Text.RegularExpressions;
using MedDispense.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>
/// Somebody at the keyboard with a wedge scanner and no mouse: goes from control to control with Tab, types as fast as
/// hands do, scans as fast as scanners do. What Tab does not reach cannot be used, and fails the test.
/// </summary>
public sealed class Hands(IPage page)
{
    private const int MostTabs = 200;

    // Slower than any scanner; the page tells the two apart by their pace.
    private const float BetweenKeys = 60;

    /// <summary>How often the person scanned, or pressed something that led on.</summary>
    public int Actions { get; private set; }

    /// <summary>Types into the field whose label begins so, over what stands in it.</summary>
    public Task TypeAsync(string label, string text) => TypeAsync(Labelled(label), text);

    /// <inheritdoc cref="TypeAsync(string, string)"/>
    public async Task TypeAsync(ILocator field, string text)
    {
        await GoToAsync(field);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text, new() { Delay = BetweenKeys });
    }

    /// <summary>Chooses in the list whose label begins so, by the arrow keys.</summary>
    public Task ChooseAsync(string label, string option) => ChooseAsync(Labelled(label), option);

    /// <inheritdoc cref="ChooseAsync(string, string)"/>
    public async Task ChooseAsync(ILocator list, string option)
    {
        await GoToAsync(list);
        await page.Keyboard.PressAsync("Home");
        for (var i = 0; i < MostTabs; i++)
        {
            if (await list.EvaluateAsync<string>("list => list.selectedOptions[0]?.text ?? ''") is var chosen
                && chosen.Contains(option, StringComparison.Ordinal))
            {
                return;
            }

            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Fail($"{list} does not offer {option}.");
    }

    /// <summary>Chooses among radio buttons by the arrow keys.</summary>
    public async Task PickAsync(string words)
    {
        var radio = page.GetByRole(AriaRole.Radio, new() { Name = words });
        var group = await radio.EvaluateAsync<string>("radio => radio.name");
        await GoToAsync(page.Locator($"input[type=radio][name='{group}']"));
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < MostTabs && !await radio.IsCheckedAsync(); i++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await radio.IsCheckedAsync());
    }

    /// <summary>Presses a button or follows a link, and waits for the page that comes.</summary>
    public Task PressAsync(string words) => PressAsync(page.GetByRole(AriaRole.Button, new() { Name = words })
        .Or(page.GetByRole(AriaRole.Link, new() { Name = words })).First);

    /// <inheritdoc cref="PressAsync(string)"/>
    public async Task PressAsync(ILocator what)
    {
        await GoToAsync(what);
        await ArriveAsync(() => page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Scans into the page, which fills a field of it.</summary>
    public Task ScanIntoAsync(string code) => page.WedgeScanAsync(code);

    /// <summary>Scans into the page, and waits for the page that answers.</summary>
    public Task ScanAsync(string code) => ArriveAsync(() => page.WedgeScanAsync(code));

    /// <summary>Goes to a control with Tab, as often as it takes.</summary>
    public async Task GoToAsync(ILocator what)
    {
        await what.First.WaitForAsync();
        for (var i = 0; i < MostTabs; i++)
        {
            if (await what.EvaluateAllAsync<bool>("found => found.includes(document.activeElement)"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{what} on {page.Url} is not reached with Tab.");
    }

    private ILocator Labelled(string label) => page.GetByLabel(new Regex($"^{Regex.Escape(label)}")).First;

    private async Task ArriveAsync(Func<Task> act)
    {
        Actions++;
        await page.EvaluateAsync("() => { document.documentElement.dataset.left = ''; }");
        await act();
        await page.WaitForFunctionAsync(
            "() => !('left' in document.documentElement.dataset) && document.readyState === 'complete'");
    }
}
