using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// Progress with one tick per client or line, in this order: done, late, due, next. The figures stand in words above
/// it; <c>words</c> says the same to a screen reader.
/// </summary>
[HtmlTargetElement("ticks", Attributes = "words", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TicksTagHelper : TagHelper
{
    private const int MostTicks = 80;

    public required string Words { get; set; }

    public int Done { get; set; }

    public int Late { get; set; }

    public int Due { get; set; }

    public int Next { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        var total = Done + Late + Due + Next;
        if (total > MostTicks)
        {
            // Too many to tell apart: one bar says as much.
            output.TagName = "progress";
            output.Attributes.SetAttribute("class", "progress-bar-plain");
            output.Attributes.SetAttribute("max", total);
            output.Attributes.SetAttribute("value", Done);
            output.Attributes.SetAttribute("aria-label", Words);
            return;
        }
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "ticks");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Words);
        Append(output, "t-done", Done);
        Append(output, "t-late", Late);
        Append(output, "t-due", Due);
        Append(output, "t-next", Next);
    }

    private static void Append(TagHelperOutput output, string cssClass, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var tick = new TagBuilder("i");
            tick.AddCssClass(cssClass);
            output.Content.AppendHtml(tick);
        }
    }
}
