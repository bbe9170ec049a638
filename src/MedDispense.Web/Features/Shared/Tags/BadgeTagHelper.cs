using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// A person's badge: <c>&lt;badge initials="PL" colour="plum" /&gt;</c>. The name stands beside it in words.
/// </summary>
[HtmlTargetElement("badge", Attributes = "initials", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BadgeTagHelper : TagHelper
{
    public required string Initials { get; set; }

    /// <summary>One of <see cref="BadgeColours.Names"/>; any other text gets a colour of its own.</summary>
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "badge-person " + BadgeColours.ClassFor(Colour ?? Initials));
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetContent(Initials);
    }
}
