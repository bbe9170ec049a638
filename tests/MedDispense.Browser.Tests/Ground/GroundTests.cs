using Xunit.Sdk;

namespace MedDispense.Browser.Tests.Ground;

[Collection(BrowserTests.Name)]
public sealed class GroundTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task The_program_answers_a_browser()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visit = await browser.VisitAsync(program.Address);

        var answer = await visit.Page.APIRequest.GetAsync("/health/live");

        Assert.Equal(200, answer.Status);
    }

    [BrowserFact]
    public async Task A_scan_arrives_in_the_focused_field_and_Enter_sends_it()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.SetContentAsync("""
            <form onsubmit="document.title = code.value; return false"><input name="code" autofocus></form>
            <script>const code = document.querySelector('input'); code.focus();</script>
            """);
        const string Everything = "]C1 aZ09 `~!@#$%^&*()-_=+[]{}\\|;:'\",.<>/?";

        await visit.Page.WedgeScanAsync(Everything);

        Assert.Equal(Everything, await visit.Page.TitleAsync());
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_separator_comes_as_the_keys_a_scanner_presses()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.SetContentAsync("""
            <input autofocus>
            <script>
              const keys = [];
              addEventListener('keydown', e => keys.push((e.ctrlKey ? '^' : '') + (e.shiftKey ? '+' : '') + e.key));
              document.querySelector('input').focus();
            </script>
            """);

        await visit.Page.WedgeScanAsync("A1\u001d2");

        var keys = await visit.Page.EvaluateAsync<string[]>("() => keys");
        Assert.Equal(["+Shift", "+A", "1", "^Control", "^]", "2", "Enter"], keys);
        Assert.Equal("A12", await visit.Page.Locator("input").InputValueAsync());
    }

    [BrowserFact]
    public async Task A_character_that_no_scanner_can_type_is_refused()
    {
        await using var visit = await browser.VisitAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => visit.Page.WedgeScanAsync("½"));
    }

    [BrowserFact]
    public async Task An_accessible_page_passes_and_one_with_a_dark_theme_too_faint_is_named()
    {
        await using var visit = await browser.VisitAsync();
        static string Page(string ink) => $$"""
            <!DOCTYPE html><html lang="en"><title>Count</title>
            <style>@media (prefers-color-scheme: dark) { body { background: #000; color: {{ink}} } }</style>
            <body><main><h1>Count</h1><p>Counted 29</p></main></body></html>
            """;

        await visit.Page.SetContentAsync(Page(ink: "#eee"));
        await visit.Page.AxeCheckAsync();

        await visit.Page.SetContentAsync(Page(ink: "#333"));
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => visit.Page.AxeCheckAsync());
        Assert.Contains("Dark: color-contrast", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Light:", failure.Message, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_page_is_pictured_at_three_sizes_by_day_and_night_and_must_fit()
    {
        await using var visit = await browser.VisitAsync();
        foreach (var old in Directory.Exists(Screenshots.Folder) ? Directory.GetFiles(Screenshots.Folder, "ground-*") : [])
            File.Delete(old);

        await visit.Page.SetContentAsync("<meta name=viewport content='width=device-width'><p>Nothing to do here");
        await visit.Page.ShootAsync("ground");
        Assert.Equal(6, Directory.GetFiles(Screenshots.Folder, "ground-*.png").Length);

        await visit.Page.SetContentAsync("<div style='width: 900px'>Too wide for a tablet</div>");
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => visit.Page.ShootAsync("ground"));
        Assert.Contains("on a screen of 820", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("on a screen of 1440", failure.Message, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_script_that_throws_is_a_complaint()
    {
        await using var visit = await browser.VisitAsync();
        visit.AssertNoComplaints();

        await visit.Page.SetContentAsync("<script>throw new Error('lost');</script>");
        await visit.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");

        Assert.ThrowsAny<XunitException>(visit.AssertNoComplaints);
    }
}
