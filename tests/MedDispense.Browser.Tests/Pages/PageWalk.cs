using System.Web;
using MedDispense.Browser.Tests.Ground;

namespace MedDispense.Browser.Tests.Pages;

/// <summary>
/// Walks through the program as one person: every link from page to page, one page of each route and set of query
/// names. What no link leads to is reached by the forms that ask (GET), then by its address where it has no parameter.
/// Each page is checked once.
/// </summary>
/// <param name="visit">A browser in which the person is signed in.</param>
/// <param name="routes">What there is to be found.</param>
/// <param name="apart">Routes that the walk passes by, since nobody comes there by walking.</param>
/// <param name="picture">What names of pictures begin with.</param>
public sealed class PageWalk(Visit visit, IReadOnlyList<Route> routes, IReadOnlyCollection<string> apart, string picture)
{
    private readonly HashSet<string> _keys = [];
    private readonly HashSet<Route> _reached = [];
    private readonly Queue<string> _links = new();
    private readonly Dictionary<string, string> _forms = [];
    private readonly List<string> _faults = [];

    /// <summary>What is wrong, each with the page's address.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Routes that no link and no form leads to.</summary>
    public List<string> Unlinked { get; } = [];

    /// <summary>Routes of which no page was found.</summary>
    public IEnumerable<string> Unreached => routes.Where(IsMissing).Select(route => route.Text);

    public int Pages { get; private set; }

    /// <param name="more">Addresses that only an act or a script leads to.</param>
    public async Task RunAsync(IEnumerable<string> more)
    {
        _links.Enqueue("/");
        await FollowLinksAsync();
        while (_forms.FirstOrDefault(form => RouteOf(form.Value) is { } route && !_reached.Contains(route)) is { Key: { } key, Value: { } asked })
        {
            _forms.Remove(key);
            _links.Enqueue(asked);
            await FollowLinksAsync();
        }

        foreach (var address in more)
            _links.Enqueue(address);
        await FollowLinksAsync();
        foreach (var route in routes.Where(route => route.IsPlain))
        {
            // What was followed meanwhile may have led to it.
            if (!IsMissing(route))
                continue;
            Unlinked.Add(route.Text);
            _links.Enqueue(route.Text);
            await FollowLinksAsync();
        }
    }

    private bool IsMissing(Route route) => !_reached.Contains(route) && !apart.Contains(route.Text);

    private async Task FollowLinksAsync()
    {
        while (_links.TryDequeue(out var address))
        {
            var route = RouteOf(address);
            var key = $"{route?.Text ?? address}?{string.Join('&', HttpUtility.ParseQueryString(QueryOf(address)).AllKeys.Order())}";
            if (!_keys.Add(key))
                continue;
            if (route is null)
                _faults.Add($"{address}: a link leads to no page.");
            else
                await LookAsync(address, route);
        }
    }

    private async Task LookAsync(string address, Route route)
    {
        _reached.Add(route);
        var answer = await visit.Page.APIRequest.GetAsync(address);
        if (!answer.Ok)
            _faults.Add($"{address} ({route.Text}): answered {answer.Status}.");
        // Files are downloaded, not looked at; an empty answer is none to look at either.
        if (!answer.Ok || answer.Headers.GetValueOrDefault("content-type")?.StartsWith("text/html", StringComparison.Ordinal) != true)
            return;
        await visit.Page.GotoAsync(address);
        // A redirect leads to a page that is looked at by itself.
        if (RouteOf(PathOf(visit.Page.Url)) is { } arrived && arrived != route)
        {
            _links.Enqueue(new Uri(visit.Page.Url).PathAndQuery);
            return;
        }

        Pages++;
        await CollectAsync();
        var faults = await visit.Page.FaultsAsync($"{picture}-{NameOf(address)}");
        _faults.AddRange(faults.Concat(visit.TakeComplaints()).Select(fault => $"{address} ({route.Text}): {fault}"));
    }

    private async Task CollectAsync()
    {
        foreach (var link in await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("a[href]")].map(link => new URL(link.href))
              .filter(url => url.origin === location.origin && !(url.hash && url.pathname === location.pathname))
              .map(url => url.pathname + url.search)
            """))
        {
            _links.Enqueue(link);
        }

        foreach (var form in await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("main form:not([method=post])")]
              .map(form => {
                // A form with a list to choose from asks for something on it.
                const boxes = [...form.querySelectorAll("input[type=checkbox]")];
                if (boxes.length > 0 && !boxes.some(box => box.checked)) boxes[0].checked = true;
                return new URL(form.action).pathname + "?" + new URLSearchParams(new FormData(form));
              })
            """))
        {
            _forms.TryAdd(form.Split('?')[0], form);
        }
    }

    private Route? RouteOf(string address) => routes.FirstOrDefault(route => route.Matches(PathOf(address)));

    private static string PathOf(string address) =>
        new Uri(new Uri("http://house"), address).AbsolutePath is var path && path.Length > 1 ? path.TrimEnd('/') : "/";

    private static string QueryOf(string address) => new Uri(new Uri("http://house"), address).Query;

    /// <summary>The address with ids and values left out: <c>packs-id</c>, <c>waste-new-pack-place</c>.</summary>
    private static string NameOf(string address)
    {
        var parts = PathOf(address).Trim('/').Split('/').Select(part => Guid.TryParse(part, out _) ? "id" : part)
            .Concat(HttpUtility.ParseQueryString(QueryOf(address)).AllKeys.OfType<string>().Order());
        var name = string.Join('-', parts.Where(part => part.Length > 0));
        return name.Length == 0 ? "home" : name;
    }
}
