using System.Net;
using System.Text.RegularExpressions;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>What became of what a person did.</summary>
public enum StoryEnd
{
    /// <summary>A page came; nothing was to be recorded.</summary>
    Shown,
    Recorded,
    Refused,
    NotAllowed,
    NotFound,

    /// <summary>The screen was locked or nobody was signed in; nothing happened.</summary>
    Locked,
    Broken,
}

/// <summary>What came back, with the codes of what was found.</summary>
public sealed record StoryOutcome(StoryEnd End, Answer Answer, string? Entry)
{
    public IReadOnlyList<string> Stops => [.. Codes(FindingHeaders.Refused, "Stop"), .. Words(FindingHeaders.Fields).Select(name => $"field {name.Replace("Form.", "", StringComparison.OrdinalIgnoreCase)}")];

    public IReadOnlyList<string> Asks => [.. Codes(FindingHeaders.Refused, "Reason")];

    public IReadOnlyList<string> PageStops => [.. Codes(FindingHeaders.Shown, "Stop")];

    public IReadOnlyList<string> PageAsks => [.. Codes(FindingHeaders.Shown, "Reason")];

    public override string ToString() => End switch
    {
        StoryEnd.Shown => $"a page ({Answer.Url.AbsolutePath})",
        StoryEnd.Recorded => $"recorded as entry {Entry}",
        StoryEnd.Refused => "refused" + (Stops.Count > 0 ? $" with {string.Join(", ", Stops)}" : "") + (Asks.Count > 0 ? $" and asks for {string.Join(", ", Asks)}" : ""),
        StoryEnd.NotAllowed => "not allowed",
        StoryEnd.NotFound => "not found",
        StoryEnd.Locked => "the screen is locked",
        StoryEnd.Broken => $"status {(int)Answer.Status}",
    };

    private IEnumerable<string> Codes(string header, string tier) =>
        Words(header).Where(word => word.StartsWith(tier + ":", StringComparison.Ordinal)).Select(word => word[(tier.Length + 1)..]);

    private string[] Words(string header) =>
        Answer.Headers.GetValueOrDefault(header, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One person at one device: a browser with tabs, each with its page, the pages before it and the last form
/// that was sent.</summary>
public sealed partial class StoryPerson(Browser browser, string signInName, Func<DateTime> now) : IDisposable
{
    private const int MostRedirects = 5;

    /// <summary>A screen that was used within this time is not locked under any setting.</summary>
    private static readonly TimeSpan SurelyAwake = TimeSpan.FromSeconds(50);

    private sealed class Tab
    {
        public Answer? Page { get; set; }

        public Stack<Answer> Before { get; } = [];

        public (Answer From, string Form, (string Name, string? Value)[] Values)? Sent { get; set; }

        /// <summary>What was typed into a form stays in it, also when the person comes back to its page.</summary>
        public Dictionary<(Answer, string), (string Name, string? Value)[]> Typed { get; } = [];
    }

    private readonly List<Tab> _tabs = [new()];
    private int _at;
    private DateTime? _used;

    private Tab Here => _tabs[_at];

    /// <summary>The page in front of the person.</summary>
    public Answer Page => Here.Page ?? throw new StoryStuckException("no page is open");

    public bool HasPage => Here.Page is not null;

    public StoryOutcome? Last { get; private set; }

    public void Dispose() => browser.Dispose();

    /// <summary>Signs in, or opens a screen that locked meanwhile, as people do before they go on.</summary>
    public async Task WakeAsync()
    {
        if (_used is { } used && now() - used < SurelyAwake)
            return;
        var awake = _used is null ? null : await browser.GetAsync("/lock/awake");
        _used = now();
        if (awake?.Status == HttpStatusCode.NoContent)
            return;
        if (awake?.Location is { } door && door.Contains("/lock?", StringComparison.Ordinal))
        {
            var locked = await browser.GetAsync(door);
            var opened = await browser.SubmitAsync(locked, "form[action*='/lock/open']", ("Pin", WebHouse.Pin));
            if (opened.Status == HttpStatusCode.Redirect)
                return;
        }

        var answer = await browser.SubmitAsync(await browser.GetAsync("/sign-in"), ("Name", signInName), ("Password", WebHouse.Password));
        if (answer.Status != HttpStatusCode.Redirect)
            throw new StoryStuckException($"the sign-in was refused: {Words(answer)}");
    }

    public async Task<StoryOutcome> GoAsync(string url)
    {
        await WakeAsync();
        return Show(await FollowAsync(await browser.GetAsync(url)), isAct: false);
    }

    /// <summary>Sends a form of the page with what the person fills in; every field must be on the page.</summary>
    /// <param name="form">Selector of the form.</param>
    /// <param name="isStillLocked">Without opening a screen that may have locked.</param>
    /// <param name="values">What is filled in.</param>
    public async Task<StoryOutcome> SendAsync(string form, bool isStillLocked, params (string Name, string? Value)[] values)
    {
        CheckFields(form, values);
        if (!isStillLocked)
            await WakeAsync();
        Here.Sent = (Page, form, WithTyped(form, values));
        return await SendAsync(Here.Sent.Value);
    }

    /// <summary>The same form again with the same content, as a browser does after going back or reloading.</summary>
    public async Task<StoryOutcome> SendAgainAsync()
    {
        await WakeAsync();
        return await SendAsync(Here.Sent ?? throw new StoryStuckException("no form was sent here"));
    }

    /// <summary>Two clicks on one button: both leave before either answer came.</summary>
    public async Task<StoryOutcome> SendTwiceAsync(string form, params (string Name, string? Value)[] values)
    {
        CheckFields(form, values);
        await WakeAsync();
        values = WithTyped(form, values);
        var sent = (Page, form, values);
        var (from, isAct) = (Page, IsAct(form));
        var answers = await Task.WhenAll(browser.SubmitAsync(from, form, values), browser.SubmitAsync(from, form, values));
        Here.Sent = sent;
        var ends = answers.Select(answer => EndOf(answer, isAct)).ToList();
        if (ends[0] != ends[1])
            throw new StoryStuckException($"the two clicks ended differently: {ends[0]} and {ends[1]}");
        return Show(await FollowAsync(answers[1]), isAct, answers[1]);
    }

    public void Back()
    {
        if (Here.Before.Count == 0)
            throw new StoryStuckException("there is no page to go back to");
        Here.Page = Here.Before.Pop();
    }

    public void OpenTab()
    {
        _tabs.Add(new Tab());
        _at = _tabs.Count - 1;
    }

    public void GoToTab(int number)
    {
        if (number < 1 || number > _tabs.Count)
            throw new StoryMistakeException($"There is no tab {number}.");
        _at = number - 1;
    }

    /// <summary>The address that a link of the page leads to.</summary>
    public string Link(string selector, string what) =>
        Page.Page.QuerySelector(selector)?.GetAttribute("href") ?? throw new StoryStuckException($"the page ({Page.Url.AbsolutePath}) has no link {what}: {Words(Page)}");

    public bool HasForm(string selector) => Here.Page?.Page.QuerySelector(selector) is not null;

    public bool HasField(string form, string name) => Here.Page?.Page.QuerySelector($"{form} [name='{name}']") is not null;

    /// <summary>What the page says, without blanks that only look different.</summary>
    public static string Words(Answer answer) => Plain(answer.Page.QuerySelector("main") is { } main
        ? $"{answer.Page.QuerySelector(".client-banner")?.TextContent} {main.TextContent}" : answer.Text);

    public static string Plain(string text) => Blanks().Replace(text.Replace("\u2060", "", StringComparison.Ordinal), " ").Trim();

    private (string Name, string? Value)[] WithTyped(string form, (string Name, string? Value)[] values)
    {
        var before = Here.Typed.GetValueOrDefault((Page, form), []);
        // A badge and a PIN are never kept.
        return Here.Typed[(Page, form)] =
        [
            .. before.Where(old => !old.Name.EndsWith(".Who", StringComparison.Ordinal) && !old.Name.EndsWith(".Pin", StringComparison.Ordinal) && values.All(value => value.Name != old.Name)),
            .. values,
        ];
    }

    private async Task<StoryOutcome> SendAsync((Answer From, string Form, (string Name, string? Value)[] Values) sent)
    {
        var isAct = IsAct(sent.Form, sent.From);
        var answer = await browser.SubmitAsync(sent.From, sent.Form, sent.Values);
        return Show(await FollowAsync(answer), isAct, answer);
    }

    private void CheckFields(string form, (string Name, string? Value)[] values)
    {
        if (Page.Page.QuerySelector(form) is not { } element)
            throw new StoryStuckException($"the page ({Page.Url.AbsolutePath}) has no such form ({form}): {Words(Page)}");
        if (values.FirstOrDefault(value => element.QuerySelector($"[name='{value.Name}']") is null) is { Name: { } missing })
            throw new StoryStuckException($"the form has no field {missing}: {Words(Page)}");
    }

    private bool IsAct(string form, Answer? from = null) => (from ?? Page).Page.QuerySelector($"{form} [name='PostingId']") is not null;

    private StoryOutcome Show(Answer page, bool isAct, Answer? first = null)
    {
        if (Here.Page is { } before)
            Here.Before.Push(before);
        Here.Page = page;
        var end = EndOf(first ?? page, isAct);
        _used = end == StoryEnd.Locked ? _used : now();
        var entry = Entry().Match(Words(page));
        return Last = new StoryOutcome(end, page, isAct && entry.Success ? entry.Groups[1].Value : null);
    }

    private static StoryEnd EndOf(Answer answer, bool isAct) => answer.Status switch
    {
        HttpStatusCode.Redirect when IsDoor(answer.Location) => StoryEnd.Locked,
        HttpStatusCode.Redirect => isAct ? StoryEnd.Recorded : StoryEnd.Shown,
        HttpStatusCode.OK => IsDoor(answer.Url.AbsolutePath) ? StoryEnd.Locked : StoryEnd.Shown,
        HttpStatusCode.UnprocessableEntity => StoryEnd.Refused,
        HttpStatusCode.Forbidden => StoryEnd.NotAllowed,
        HttpStatusCode.NotFound => StoryEnd.NotFound,
        _ => StoryEnd.Broken,
    };

    private static bool IsDoor(string? path) =>
        path is not null && Regex.IsMatch(path, "^(https?://[^/]*)?/(lock|sign-in)", RegexOptions.CultureInvariant);

    private async Task<Answer> FollowAsync(Answer answer)
    {
        for (var i = 0; i < MostRedirects && answer.Status == HttpStatusCode.Redirect; i++)
            answer = await browser.GetAsync(answer.Location!);
        return answer;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\(entry (\d+)\)")]
    private static partial Regex Entry();
}
