using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// A field with its label, hint and error, in that order, tied together for screen readers; it keeps what was entered
/// when the form comes back. <c>&lt;field asp-for="Reason" label="…" hint="…" /&gt;</c>; written as <c>&lt;amount-field
/// unit="films" … /&gt;</c> it is the large entry of an amount. Attributes that it does not know go to the input.
/// </summary>
[HtmlTargetElement("field", Attributes = ForAttribute, TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("amount-field", Attributes = ForAttribute, TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    private const string ForAttribute = "asp-for";

    [HtmlAttributeName(ForAttribute)]
    public required ModelExpression For { get; set; }

    /// <summary>Words of the label; the display name of the property where they are missing.</summary>
    public string? Label { get; set; }

    /// <summary>One line under the label, before the input.</summary>
    public string? Hint { get; set; }

    /// <summary>What kind of input; chosen by the type of the property where it is missing.</summary>
    public FieldKind Kind { get; set; }

    /// <summary>The choices of a select, of radio buttons or of ticks.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>What the figure counts ("films", "mL"), shown behind it.</summary>
    public string? Unit { get; set; }

    /// <summary>True where it may stay empty; the label says so.</summary>
    public bool Optional { get; set; }

    /// <summary>Lines of a text area.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>True where a scan fills this field; see scanner.js.</summary>
    public bool ScanTarget { get; set; }

    /// <summary>True where a scan into this field sends the form at once.</summary>
    public bool ScanSubmit { get; set; }

    /// <summary>False where the browser may not keep it for a form that comes back later (PIN, badge).</summary>
    public bool Keep { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var after = await output.GetChildContentAsync();
        var names = FieldNames.Of(For, ViewContext, generator);
        FieldLabels.Note(ViewContext.HttpContext, names.FullName, LabelWords);
        var kind = Kind == FieldKind.Auto ? FieldKinds.For(For.ModelExplorer, Items is not null) : Kind;
        var isAmount = context.TagName == "amount-field";
        var isGroup = kind is FieldKind.Choices or FieldKind.Ticks;
        var error = names.Error;
        var describedBy = DescribedBy(names, error);

        var own = output.Attributes
            .ToDictionary(a => a.Name, a => (object?)a.Value, StringComparer.OrdinalIgnoreCase);
        output.Attributes.Clear();
        output.TagName = isGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var extraClass = own.Remove("class", out var given) ? " " + given : "";
        output.Attributes.SetAttribute("class",
            "field" + (isAmount ? " field--amount" : "") + (error is null ? "" : " has-error") + extraClass);
        if (isGroup) Describe(output, describedBy, kind, error);

        IHtmlContent input = isGroup
            ? ChoiceList.Build(generator.GetCurrentValues(
                ViewContext, For.ModelExplorer, For.Name, kind == FieldKind.Ticks), Items ?? [], names, kind, own)
            : Input(kind, Attributes(own, kind, names.Id, describedBy, error));

        if (kind == FieldKind.Tick)
        {
            output.Content.AppendHtml(Tick(names, input));
            AppendNotes(output.Content, names, error);
        }
        else
        {
            output.Content.AppendHtml(LabelFor(names, isGroup));
            AppendNotes(output.Content, names, error);
            output.Content.AppendHtml(Unit is null ? input : WithUnit(names, input, Unit));
        }
        output.Content.AppendHtml(after);
    }

    private string LabelWords =>
        Label ?? For.Metadata.DisplayName ?? FieldNames.LabelOf(For.Name, ViewContext.ViewData.ModelMetadata);

    private string? DescribedBy(FieldNames names, string? error)
    {
        string?[] ids =
        [
            Unit is null ? null : names.UnitId,
            Hint is null ? null : names.HintId,
            error is null ? null : names.ErrorId,
        ];
        var joined = string.Join(' ', ids.OfType<string>());
        return joined.Length == 0 ? null : joined;
    }

    private static void Describe(TagHelperOutput output, string? describedBy, FieldKind kind, string? error)
    {
        if (describedBy is not null) output.Attributes.SetAttribute("aria-describedby", describedBy);
        if (kind != FieldKind.Choices) return;
        output.Attributes.SetAttribute("role", "radiogroup");
        if (error is not null) output.Attributes.SetAttribute("aria-invalid", "true");
    }

    private Dictionary<string, object?> Attributes(
        Dictionary<string, object?> own, FieldKind kind, string id, string? describedBy, string? error)
    {
        own["id"] = id;
        own["class"] = kind switch
        {
            FieldKind.Select => "form-select",
            FieldKind.Tick => null,
            _ => "form-control",
        };
        if (describedBy is not null) own["aria-describedby"] = describedBy;
        if (error is not null) own["aria-invalid"] = "true";
        if (!Optional && kind != FieldKind.Tick) own["aria-required"] = "true";
        if (ScanTarget) own["data-scan-target"] = "";
        if (ScanSubmit) own["data-scan-submit"] = "";
        if (!Keep) own["data-no-keep"] = "";
        own.TryAdd("autocomplete", "off");
        if (FieldKinds.Html(kind).InputMode is { } mode) own.TryAdd("inputmode", mode);
        if (ScanTarget)
        {
            own.TryAdd("autocapitalize", "off");
            own.TryAdd("spellcheck", "false");
        }
        return own;
    }

    private TagBuilder Input(FieldKind kind, Dictionary<string, object?> attributes)
    {
        if (kind == FieldKind.Select)
        {
            return generator.GenerateSelect(
                ViewContext, For.ModelExplorer, Optional ? "" : "Choose …", For.Name, Items ?? [],
                generator.GetCurrentValues(ViewContext, For.ModelExplorer, For.Name, false), false, attributes);
        }
        if (kind == FieldKind.TextArea)
            return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes);
        if (kind == FieldKind.Tick)
        {
            // MVC fails on showing again what is neither yes nor no; it was refused already, so it is no tick.
            var fullName = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
            if (ViewContext.ViewData.ModelState.TryGetValue(fullName, out var entry)
                && !bool.TryParse(entry.AttemptedValue?.Split(',')[0], out _))
            {
                entry.RawValue = null;
            }

            return generator.GenerateCheckBox(
                ViewContext, For.ModelExplorer, For.Name, For.Model as bool?, attributes);
        }
        if (kind is FieldKind.Password or FieldKind.Pin or FieldKind.File)
        {
            // Never sent back to the browser: a secret, and a file that a page cannot fill in.
            var secret = generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes);
            secret.MergeAttribute("type", FieldKinds.Html(kind).Type, replaceExisting: true);
            return secret;
        }
        var html = FieldKinds.Html(kind);
        attributes["type"] = html.Type;
        var value = html.Format is null || For.Model is null
            ? For.Model
            : string.Format(CultureInfo.InvariantCulture, html.Format, For.Model);
        return generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, value, null, attributes);
    }

    private TagBuilder LabelFor(FieldNames names, bool isGroup)
    {
        var label = new TagBuilder(isGroup ? "legend" : "label");
        label.AddCssClass("form-label");
        if (!isGroup) label.Attributes["for"] = names.Id;
        AppendLabelWords(label);
        return label;
    }

    private void AppendLabelWords(TagBuilder label)
    {
        label.InnerHtml.Append(LabelWords);
        if (Optional) label.InnerHtml.AppendHtml(" <span class=\"second\">(may stay empty)</span>");
    }

    private TagBuilder Tick(FieldNames names, IHtmlContent input)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.Attributes["for"] = names.Id;
        label.InnerHtml.AppendHtml(input);
        var words = new TagBuilder("span");
        words.InnerHtml.Append(LabelWords);
        label.InnerHtml.AppendHtml(words);
        return label;
    }

    private void AppendNotes(TagHelperContent content, FieldNames names, string? error)
    {
        if (Hint is not null) content.AppendHtml(Note(names.HintId, "hint", Hint));
        if (error is null) return;
        var line = new TagBuilder("p");
        line.AddCssClass("field__error is-stop");
        line.Attributes["id"] = names.ErrorId;
        line.InnerHtml.AppendHtml(SignTagHelper.Symbol("reason"));
        line.InnerHtml.Append(" " + error);
        content.AppendHtml(line);
    }

    private static TagBuilder Note(string id, string cssClass, string words)
    {
        var line = new TagBuilder("p");
        line.AddCssClass(cssClass);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(words);
        return line;
    }

    private static TagBuilder WithUnit(FieldNames names, IHtmlContent input, string unit)
    {
        var row = new TagBuilder("div");
        row.AddCssClass("with-unit");
        row.InnerHtml.AppendHtml(input);
        var words = new TagBuilder("span");
        words.AddCssClass("with-unit__unit");
        words.Attributes["id"] = names.UnitId;
        words.InnerHtml.Append(unit);
        row.InnerHtml.AppendHtml(words);
        return row;
    }
}
