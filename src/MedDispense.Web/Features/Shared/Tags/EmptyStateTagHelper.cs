using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// A list without entries, or a screen without a next act: says so, and inside the element where to go.
/// <c>&lt;empty-state&gt;&lt;a href="/round"&gt;Go to the round&lt;/a&gt;&lt;/empty-state&gt;</c>.
/// </summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Words { get; set; } = "Nothing to do here";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var where = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty-state");
        var words = new TagBuilder("p");
        words.AddCssClass("empty-state__words");
        words.InnerHtml.Append(Words);
        output.Content.AppendHtml(words);
        if (where.IsEmptyOrWhiteSpace) return;
        var next = new TagBuilder("div");
        next.AddCssClass("empty-state__next");
        next.InnerHtml.AppendHtml(where);
        output.Content.AppendHtml(next);
    }
}
