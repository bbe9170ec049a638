using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>
/// A barcode that barcode.js draws: <c>&lt;barcode value="(01)0950…(10)B24107" symbology="Gs1DataMatrix" /&gt;</c>. The
/// text is also there to be read, since a torn label must still be usable.
/// </summary>
[HtmlTargetElement("barcode", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarcodeTagHelper : TagHelper
{
    /// <summary>What the symbol says; for GS1 symbols in bracketed form.</summary>
    public required string Value { get; set; }

    public Symbology Symbology { get; set; } = Symbology.DataMatrix;

    /// <summary>What it belongs to, for those who cannot see it.</summary>
    public string Label { get; set; } = "Barcode";

    /// <summary>Its size on a label; elsewhere the style sheet gives it one.</summary>
    public SymbolSize? Size { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var symbology = Symbology switch
        {
            Symbology.Gs1DataMatrix => "gs1datamatrix",
            Symbology.DataMatrix => "datamatrix",
            Symbology.Code128 => "code128",
            Symbology.Gs1Code128 => "gs1-128",
            Symbology.QrCode => "qrcode",
        };
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "barcode barcode--" + symbology);
        output.Attributes.SetAttribute("data-barcode", Value);
        output.Attributes.SetAttribute("data-symbology", symbology);
        if (Size is { } size)
        {
            output.Attributes.SetAttribute("data-module", Millimetres(size.Module));
            output.Attributes.SetAttribute("data-room-width", Millimetres(size.Width));
            output.Attributes.SetAttribute("data-room-height", Millimetres(size.Height));
        }

        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"{Label}: {Value}");
    }

    private static string Millimetres(double length) => length.ToString("0.#####", CultureInfo.InvariantCulture);
}

/// <summary>The symbols that labels carry.</summary>
public enum Symbology { DataMatrix, Gs1DataMatrix, Code128, Gs1Code128, QrCode }
