using System.Globalization;
using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels;

/// <summary>The part of a label that is left for its symbol, in millimetres.</summary>
public sealed record SymbolRoom(double Width, double Height)
{
    private const double WidestSquare = 1;
    private const double WidestBar = 0.5;

    /// <summary>A square beside the text, or bars above it over the whole width.</summary>
    public static SymbolRoom On(LabelStock stock, Symbology symbology)
    {
        var (width, height) = (stock.Width - (2 * stock.Padding), stock.Height - (2 * stock.Padding));
        if (symbology == Symbology.Code128)
            return new(width, Math.Clamp(0.22 * stock.Height, 5, 14));
        var side = Math.Min(height, 0.2 * stock.Width);
        return new(side, side);
    }

    /// <summary>How a text is drawn in this room; null with the words that say what to choose instead.</summary>
    public SymbolSize? Fit(Symbology symbology, string text, PrinterDots printer, out string why)
    {
        why = "";
        var isBars = symbology == Symbology.Code128;
        if (SymbolModules.Across(symbology, text) is not { } modules)
        {
            why = isBars ? "Code 128 cannot say every sign of this code. Choose Data Matrix." : "This code is too long for a label. Make a new card.";
            return null;
        }

        if (printer.Module(Width, modules, isBars ? WidestBar : WidestSquare) is { } module)
            return new(module, Width, Height);
        var needs = Math.Ceiling(modules * printer.Narrowest).ToString(CultureInfo.InvariantCulture);
        var has = Math.Floor(Width).ToString(CultureInfo.InvariantCulture);
        why = isBars
            ? $"Code 128 needs {needs} mm for this code, and this label has {has} mm. Choose Data Matrix, or a larger label."
            : $"Data Matrix needs {needs} mm for this code, and this label has {has} mm. Choose a larger label.";
        return null;
    }
}
