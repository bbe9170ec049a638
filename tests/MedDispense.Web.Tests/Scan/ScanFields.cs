using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MedDispense.Web.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scan;

/// <summary>A field of a page that takes a scan, as a browser was shown it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Form">Finds the form on it.</param>
/// <param name="Name">The field.</param>
/// <param name="Route">Where it goes, with ids left out: the same field on two packs is one.</param>
/// <param name="IsAsked">Whether the form asks (GET) and does not send.</param>
public sealed record ScanField(Answer Page, string Form, string Name, string Route, bool IsAsked)
{
    public override string ToString() => $"{Name} of {Route}";
}

/// <summary>
/// Every field of the program that takes a scan, found by walking over all GET actions with all ids of a house and reading
/// the pages. Views that hold such a field and were never shown are named, so that a new one cannot be forgotten.
/// </summary>
public sealed partial class ScanFields : IObserver<KeyValuePair<string, object?>>
{
    private const string Shown = "Microsoft.AspNetCore.Mvc.Razor.BeforeViewPage";

    private readonly Dictionary<string, ScanField> _found = [];
    private readonly HashSet<string> _views = new(StringComparer.Ordinal);
    private int _forms;

    public IReadOnlyCollection<ScanField> Found => _found.Values;

    /// <summary>Views whose text holds a scan field, by their path under the program.</summary>
    public static IReadOnlyList<string> Views { get; } =
    [
        .. from file in Directory.GetFiles(Root, "*.cshtml", SearchOption.AllDirectories)
           where FieldInView().IsMatch(File.ReadAllText(file))
           select "/" + Path.GetRelativePath(Root, file).Replace('\\', '/'),
    ];

    /// <summary>Those of which no page was shown during the walk.</summary>
    public IEnumerable<string> Missed => Views.Where(view => !_views.Contains(view));

    private static string Root => Path.Combine(Testing.SharedMaterial.Clone, "src", "MedDispense.Web");

    /// <summary>Walks over every page that this person may open, and over more addresses that only an act leads to.</summary>
    public async Task WalkAsync(WebHouse house, Browser browser, bool isOpen, params string[] more)
    {
        using var watching = house.Services.GetRequiredService<DiagnosticListener>().Subscribe(this, (name, _, _) => name == Shown);
        var ids = isOpen ? [Guid.CreateVersion7()] : await IdsAsync(house);
        var urls = WebAction.All(house).Where(action => action.Method == "GET" && action.IsOpen == isOpen)
            .SelectMany(action => ids.Select(action.Url)).Distinct();
        foreach (var url in urls.Concat(more))
            Read(await browser.GetAsync(url));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is BeforeViewPageEventData { Page.Path: { } path }) _views.Add(path);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void Read(Answer answer)
    {
        if (answer.Status != HttpStatusCode.OK) return;
        var fields = answer.Page.QuerySelectorAll<IHtmlInputElement>("input[data-scan-target], form[data-scan-port] input[name=Text]");
        foreach (var field in fields)
        {
            if (field.Form is not { } form) continue;
            var isAsked = !string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
            var target = form.GetAttribute("action") is { Length: > 0 } action ? action : answer.Url.AbsolutePath;
            var route = $"{(isAsked ? "GET" : "POST")} {Id().Replace(target.Split('?')[0], "{id}")}";
            if (_found.ContainsKey($"{route} {field.Name}")) continue;
            if (!form.HasAttribute("data-walked")) form.SetAttribute("data-walked", $"{++_forms}");
            _found.Add($"{route} {field.Name}", new(answer, $"form[data-walked='{form.GetAttribute("data-walked")}']", field.Name!, route, isAsked));
        }
    }

    private static Task<List<Guid>> IdsAsync(WebHouse house) => house.AskAsync(async db => (List<Guid>)
    [
        .. await db.Postings.Select(row => row.Id).ToListAsync(), .. await db.Packs.Select(row => row.Id).ToListAsync(),
        .. await db.Places.Select(row => row.Id).ToListAsync(), .. await db.Medicines.Select(row => row.Id).ToListAsync(),
        .. await db.RegisterPages.Select(row => row.Id).ToListAsync(), .. await db.Discrepancies.Select(row => row.Id).ToListAsync(),
        .. await db.CountSessions.Select(row => row.Id).ToListAsync(), .. await db.Clients.Select(row => row.Id).ToListAsync(),
    ]);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex("scan-target(=|>|\\s)|data-scan-port")]
    private static partial Regex FieldInView();
}
