using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// Sign, word and colour of a severity: <c>&lt;sign severity="Reason"&gt;72 min late&lt;/sign&gt;</c>. Without words of
/// its own it says the word of the severity: a sign never stands alone.
/// </summary>
[HtmlTargetElement("sign", Attributes = "severity", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SignTagHelper : TagHelper
{
    public Severity Severity { get; set; }

    /// <summary>The sign alone, for places where the word stands right beside it anyway.</summary>
    public static IHtmlContent Symbol(string id, string cssClass = "sign")
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = "#" + id;
        var svg = new TagBuilder("svg");
        svg.AddCssClass(cssClass);
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var own = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", $"sign-word {Severity.CssClass()}{(own is null ? "" : " " + own)}");
        output.Content.AppendHtml(Symbol(Severity.Sign()));
        if (words.IsEmptyOrWhiteSpace) output.Content.Append(Severity.Word());
        else output.Content.AppendHtml(words);
    }
}

/// <summary>
/// One symbol of the page's symbols, without words: <c>&lt;symbol-of id="chev" class="chev" /&gt;</c>.
/// </summary>
[HtmlTargetElement("symbol-of", Attributes = "id", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SymbolTagHelper : TagHelper
{
    public required string Id { get; set; }

    public string Class { get; set; } = "sign";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(SignTagHelper.Symbol(Id, Class));
    }
}
