using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>Radio buttons, or ticks, with a face large enough for a thumb.</summary>
internal static class ChoiceList
{
    public static IHtmlContent Build(
        ICollection<string>? current, IEnumerable<SelectListItem> items, FieldNames names, FieldKind kind,
        Dictionary<string, object?> attributes)
    {
        var list = new TagBuilder("div");
        list.AddCssClass("choices");
        var index = 0;
        foreach (var item in items)
        {
            // The first one carries the id of the field itself, so that the error summary can lead to it.
            var id = index == 0 ? names.Id : $"{names.Id}-{index}";
            list.InnerHtml.AppendHtml(Choice(item, id, IsChosen(item, current), names, kind, attributes));
            index++;
        }
        return list;
    }

    private static bool IsChosen(SelectListItem item, ICollection<string>? current) =>
        current is { Count: > 0 }
            ? current.Contains(item.Value ?? item.Text, StringComparer.OrdinalIgnoreCase)
            : item.Selected;

    private static TagBuilder Choice(
        SelectListItem item, string id, bool isChosen, FieldNames names, FieldKind kind,
        Dictionary<string, object?> attributes)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(attributes);
        input.MergeAttribute("type", kind == FieldKind.Choices ? "radio" : "checkbox", replaceExisting: true);
        input.MergeAttribute("name", names.FullName, replaceExisting: true);
        input.MergeAttribute("id", id, replaceExisting: true);
        input.MergeAttribute("value", item.Value ?? item.Text, replaceExisting: true);
        if (isChosen) input.MergeAttribute("checked", "checked");
        if (item.Disabled) input.MergeAttribute("disabled", "disabled");

        var words = new TagBuilder("span");
        words.InnerHtml.Append(item.Text);
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.Attributes["for"] = id;
        label.InnerHtml.AppendHtml(input).AppendHtml(words);
        return label;
    }
}
