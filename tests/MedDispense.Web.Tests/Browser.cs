using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MedDispense.Web.Tests;

/// <summary>What came back: status, where a redirect leads, and the page.</summary>
public sealed record Answer(HttpStatusCode Status, string? Location, IHtmlDocument Page, string Text, Uri Url)
{
    /// <summary>Headers of the answer, the first value of each.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>One person's browser over the in-memory server: keeps cookies, submits the forms it was shown.</summary>
public sealed class Browser(HttpMessageHandler server, HtmlParser parser) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http = new(server) { BaseAddress = new Uri("http://house.test") };

    /// <summary>The Set-Cookie headers of the last answer, as they came.</summary>
    public IReadOnlyList<string> LastCookies { get; private set; } = [];

    public void Dispose() => _http.Dispose();

    public Task<Answer> GetAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Submits the form of a page with its hidden and filled-in fields, changed by <paramref name="values"/>.</summary>
    /// <param name="from">The answer whose page holds the form.</param>
    /// <param name="values">Field names and what the person types; a null value leaves the field out.</param>
    public Task<Answer> SubmitAsync(Answer from, params (string Name, string? Value)[] values) =>
        SubmitAsync(from, "main form[method=post]", values);

    /// <summary>Submits the form that a selector finds.</summary>
    public Task<Answer> SubmitAsync(Answer from, string selector, params (string Name, string? Value)[] values)
    {
        var form = (IHtmlFormElement?)from.Page.QuerySelector(selector)
            ?? throw new InvalidOperationException($"No form {selector} on the page:\n{from.Text[..Math.Min(2000, from.Text.Length)]}");
        var fields = FieldsOf(form);
        foreach (var (name, value) in values)
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null)
                fields.Add(new(name, value));
        }

        // A form without an address goes to the page that shows it.
        return PostAsync(form.GetAttribute("action") is { Length: > 0 } target ? target : from.Url.OriginalString, fields);
    }

    /// <summary>Posts fields as they are, as a hostile or broken client would.</summary>
    public Task<Answer> PostAsync(string url, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var url = new Uri(_http.BaseAddress!, request.RequestUri!);
        request.RequestUri = url;
        if (_cookies.GetCookieHeader(url) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        using var response = await _http.SendAsync(request);
        LastCookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var cookie in LastCookies)
            _cookies.SetCookies(url, cookie);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Headers.Location?.OriginalString, parser.ParseDocument(text), text, url)
        {
            Headers = response.Headers.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>Puts a cookie into this browser, as a device has it that was bound earlier.</summary>
    public void Keep(string name, string value) => _cookies.Add(_http.BaseAddress!, new Cookie(name, value));

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement { Type: "submit" or "button" or "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (element.GetAttribute("name") is { Length: > 0 } name && value is not null)
                fields.Add(new(name, value));
        }

        return fields;
    }
}
