using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// The next act, the biggest thing on the page, repeating the fact:
/// <c>&lt;act words="Give 2 films" fact="16 mg/4 mg of … to …" /&gt;</c>. With <c>href</c> it is a link.
/// </summary>
[HtmlTargetElement("act", Attributes = "words", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ActTagHelper : TagHelper
{
    /// <summary>The verb and what it is done to.</summary>
    public required string Words { get; set; }

    /// <summary>The fact repeated under it, or null.</summary>
    public string? Fact { get; set; }

    /// <summary>Where it leads; without it the button sends its form.</summary>
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "btn btn-primary btn-act");
        if (Href is not null) output.Attributes.SetAttribute("href", Href);
        else if (!output.Attributes.ContainsName("type")) output.Attributes.SetAttribute("type", "submit");
        output.Content.AppendHtml(Part("b", Words));
        if (Fact is not null) output.Content.AppendHtml(Part("span", Fact));
    }

    private static TagBuilder Part(string tag, string words)
    {
        var part = new TagBuilder(tag);
        part.InnerHtml.Append(Typography.NoBreak(words));
        return part;
    }
}
