using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// One finding in a <c>&lt;ol class="finding-list"&gt;</c>: what is wrong, the fact, and inside the element what to do
/// now. <c>&lt;finding severity="Stop" what="another strength"&gt;…&lt;/finding&gt;</c>.
/// </summary>
[HtmlTargetElement("finding", Attributes = "severity,what", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FindingTagHelper : TagHelper
{
    public Severity Severity { get; set; }

    /// <summary>What is wrong, after the word of the severity.</summary>
    public required string What { get; set; }

    /// <summary>The fact, in the head of the finding.</summary>
    public string? Fact { get; set; }

    /// <summary>The word before it; that of the severity where it is missing.</summary>
    public string? Word { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var todo = await output.GetChildContentAsync();
        var headingId = "finding-" + context.UniqueId;
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        var quiet = Severity is Severity.Stop ? "" : " finding--quiet";
        output.Attributes.SetAttribute("class", $"finding{quiet} {Severity.CssClass()}");
        output.Attributes.SetAttribute("aria-labelledby", headingId);

        var words = new TagBuilder("span");
        words.InnerHtml.Append($"{(string.IsNullOrEmpty(Word) ? Severity.Word() : Word)}: {Typography.NoBreak(What)}");
        var heading = new TagBuilder("h2");
        heading.AddCssClass("finding__head");
        heading.Attributes["id"] = headingId;
        heading.InnerHtml.AppendHtml(SignTagHelper.Symbol(Severity.Sign())).AppendHtml(words);
        if (Fact is not null)
        {
            var fact = new TagBuilder("small");
            fact.InnerHtml.Append(Typography.NoBreak(Fact));
            heading.InnerHtml.AppendHtml(fact);
        }
        output.Content.AppendHtml(heading);
        if (todo.IsEmptyOrWhiteSpace) return;

        var body = new TagBuilder("div");
        body.AddCssClass("finding__body");
        body.InnerHtml.AppendHtml(todo);
        output.Content.AppendHtml(body);
    }
}
