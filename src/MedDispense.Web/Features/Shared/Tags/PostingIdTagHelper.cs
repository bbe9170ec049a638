using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// The id of the posting that this form makes, made before it is sent: <c>&lt;posting-id /&gt;</c>. A form that comes
/// back keeps its id, so that however often it is sent there is one effect.
/// </summary>
[HtmlTargetElement("posting-id", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PostingIdTagHelper(TimeProvider time) : TagHelper
{
    /// <summary>Name of the form field.</summary>
    public string Name { get; set; } = "PostingId";

    /// <summary>An id that exists already, or null for a new one.</summary>
    public Guid? Value { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(Name);
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", name);
        output.Attributes.SetAttribute("value", Id(name));
        output.Attributes.SetAttribute("autocomplete", "off");
        output.Attributes.SetAttribute("data-posting-id", "");
    }

    private Guid Id(string name)
    {
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry);
        if (Guid.TryParse(entry?.AttemptedValue, out var sent) && sent != Guid.Empty) return sent;
        return Value is { } given && given != Guid.Empty ? given : Guid.CreateVersion7(time.GetUtcNow());
    }
}
