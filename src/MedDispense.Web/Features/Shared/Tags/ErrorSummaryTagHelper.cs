using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// What has to be put right on this form, at its top, each line leading to its field: <c>&lt;error-summary /&gt;</c>.
/// Shows nothing where nothing was found.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private static readonly object ShownKey = new();

    /// <summary>Whether this page says by itself what does not fit.</summary>
    public static bool WasShown(HttpContext http) => http.Items.ContainsKey(ShownKey);

    /// <summary>Words of the heading; counted where they are missing.</summary>
    public string? Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .Where(entry => entry.Value is { Errors.Count: > 0 })
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage)))
            .Select(error => (error.Key, Words: error.ErrorMessage.Length > 0
                ? error.ErrorMessage
                : "One field does not fit. Check it."))
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        ViewContext.HttpContext.Items[ShownKey] = true;
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary is-stop");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-h");

        var heading = new TagBuilder("h2");
        heading.Attributes["id"] = "error-summary-h";
        heading.InnerHtml.AppendHtml(SignTagHelper.Symbol("reason"));
        heading.InnerHtml.Append(Heading ?? CountedHeading(errors.Count));
        output.Content.AppendHtml(heading);

        var list = new TagBuilder("ul");
        foreach (var (key, words) in errors) list.InnerHtml.AppendHtml(Line(key, words));
        output.Content.AppendHtml(list);
    }

    private static string CountedHeading(int count) =>
        count == 1 ? "Not recorded yet: 1 thing to put right" : $"Not recorded yet: {count} things to put right";

    private TagBuilder Line(string key, string words)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(words);
            return line;
        }
        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldNames.IdOf(key, generator.IdAttributeDotReplacement);
        link.InnerHtml.AppendHtml(new FieldLabels.Late(ViewContext.HttpContext, key, words, ViewContext.ViewData.ModelMetadata));
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
