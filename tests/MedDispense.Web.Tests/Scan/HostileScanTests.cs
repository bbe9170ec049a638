using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Tests.Counts;
using MedDispense.Web.Tests.Doses;
using MedDispense.Web.Tests.Hosting;
using MedDispense.Web.Tests.SignIn;

namespace MedDispense.Web.Tests.Scan;

/// <summary>What no label holds, through every field of the program that takes a scan: each is answered with a sentence,
/// and nothing of it comes back as markup.</summary>
public sealed partial class HostileScanTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly (string Name, string Text)[] Hostile =
    [
        ("random text", "q8#Vw zz1~ü€漢字 \U0001F9EA ]x"),
        ("control characters", "Qx8" + string.Concat(Enumerable.Range(1, 31).Select(code => (char)code)) + "\u007f\u0085\u200b\u202e"),
        ("a null character", "AB\0CD"),
        ("a script tag", "<script>hostile()</script>"),
        ("a tag in a value", "\"'><img src=x onerror=hostile()>"),
        ("SQL", "'; DROP TABLE clients; -- %' OR '1'='1"),
        ("format strings", "%s%n%x {0} {{1}} ${jndi:ldap://a} @Html.Raw(1) {{7*7}}"),
        ("an element string cut short", "]d201003012110183"),
        ("one character more than is looked at", new string('A', ScanReader.LongestText + 1)),
        ("a megabyte", new string('9', 1 << 20)),
    ];

    [BothDatabases]
    [Trait("Category", "Slow")]
    public Task Every_field_that_takes_a_scan_answers_hostile_text_with_a_sentence(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var fields = new ScanFields();
        using var visitor = await BadgeTests.BindAsync(ward.House);
        await fields.WalkAsync(ward.House, visitor, isOpen: true);
        using var browser = await SignInWithEverythingAsync(ward.House);
        await fields.WalkAsync(ward.House, browser, isOpen: false, await FurnishAsync(ward, browser));
        Assert.Empty(fields.Missed);
        var wrong = new List<string>();
        foreach (var field in fields.Found)
        {
            var sender = field.Route.StartsWith("POST /sign-in", StringComparison.Ordinal) ? visitor : browser;
            foreach (var (name, text) in Hostile)
            {
                if (Fault(field, await AnswerAsync(sender, field, text), text) is { } fault) wrong.Add($"{field}, {name}: {fault}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        output.WriteLine($"{fields.Found.Count} fields, {Hostile.Length} texts each.");
    });

    [Fact]
    public async Task What_a_form_asks_for_its_own_fields_is_answered_with_a_sentence_too()
    {
        await using var house = await WebHouse.OpenAsync();
        using var nurse = await house.SignInAsync("nurse");
        var token = BadgeTests.Token(await nurse.GetAsync("/scan"));
        foreach (var (_, text) in Hostile.Where(hostile => !hostile.Text.Contains('\0')))
        {
            var answer = await nurse.PostAsync("/scan/resolve", [new("Text", text), new("__RequestVerificationToken", token)]);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            var resolved = JsonDocument.Parse(answer.Text).RootElement;
            Assert.EndsWith(".", resolved.GetProperty("read").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(".", resolved.GetProperty("whatToDo").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("<", answer.Text, StringComparison.Ordinal);
        }
    }

    private static async Task<string[]> FurnishAsync(DoseHouse ward, Browser browser)
    {
        var house = ward.House;
        var pack = await ward.PackAsync(ward.Liquid, 5000);
        var order = await ward.OrderAsync(ward.Client, ward.Liquid, 500);
        await house.StockAsync("safe", 20);
        await house.CountedAsync("nurse", "safe", 19);
        await house.OpenAsync("nurse", "cart");
        // The client's page and the dose are opened by two scans; no link leads to them.
        var client = await browser.SubmitAsync(await browser.GetAsync("/"), "form[data-scan-port]", ("Text", ward.Client.CardCode), ("From", "/round"));
        var page = await browser.GetAsync(client.Location!);
        var dose = await browser.SubmitAsync(page, "form[data-scan-port]", ("Text", pack.LabelCode));
        return
        [
            client.Location!, dose.Location!, $"/orders/new?client={ward.Client.Id}",
            $"/late-entries/new?client={ward.Client.Id}&order={order}&at={DoseHouse.Due}",
        ];
    }

    private static async Task<Browser> SignInWithEverythingAsync(WebHouse house)
    {
        await RoleMatrixTests.GiveAsync(house, "manager",
            StaffWords.Roles.Where(role => role != StaffRoles.Inspector).Aggregate((all, role) => all | role),
            StaffWords.Rights.Aggregate((all, right) => all | right));
        return await house.SignInAsync("manager");
    }

    /// <summary>What the browser shows in the end: a card or badge may be any text, and is then saved as it is.</summary>
    private static async Task<Answer> AnswerAsync(Browser browser, ScanField field, string text)
    {
        var answer = await SendAsync(browser, field, text);
        return answer is { Status: HttpStatusCode.Redirect, Location: { } next } ? await browser.GetAsync(next) : answer;
    }

    private static Task<Answer> SendAsync(Browser browser, ScanField field, string text)
    {
        if (!field.IsAsked) return browser.SubmitAsync(field.Page, field.Form, (field.Name, text));
        var form = field.Page.Page.QuerySelector(field.Form)!; // It was read from there.
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : field.Page.Url.AbsolutePath;
        var others = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => $"{input.Name}={Uri.EscapeDataString(input.Value)}&");
        return browser.GetAsync($"{target}?{string.Concat(others)}{field.Name}={Uri.EscapeDataString(text)}");
    }

    private static string? Fault(ScanField field, Answer answer, string text)
    {
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest))
            return $"answered {(int)answer.Status} {answer.Location}";
        if (answer.Text.Contains("<script>hostile", StringComparison.OrdinalIgnoreCase) || answer.Page.QuerySelector("[onerror]") is not null)
            return "comes back as markup";
        // A search may have found nothing before as well.
        var said = string.Join(' ', Words(answer).Except(Words(field.Page)).Concat(answer.Page.QuerySelectorAll(".empty-state").Select(empty => empty.TextContent)));
        if (said.Length == 0) return "says nothing";
        return text.Length > ScanReader.LongestText && !field.IsAsked && !TooLong().IsMatch(said) ? $"is not refused for its length: {said}" : null;
    }

    /// <summary>What the page says, in sentences and headings; not what scripts and forms hold.</summary>
    private static IEnumerable<string> Words(Answer answer) =>
        answer.Page.Body is not { } body ? [] : body.Descendants<IText>()
            .Where(text => text.ParentElement?.LocalName is not ("script" or "style" or "template" or "option"))
            .Select(text => text.Text.Trim()).Where(text => text.Contains(' '));

    [GeneratedRegex("far more text than a label holds|too long for a|At most [0-9]+ characters|is shorter")]
    private static partial Regex TooLong();
}
