using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels;

/// <summary>Sheets of made-up labels: on each stock those of the kinds that are offered for it and whose code fits.</summary>
/// <param name="Stock">Only this stock; null for all.</param>
/// <param name="Symbology">Data Matrix or Code 128.</param>
/// <param name="Printer">Whose dots the codes are made of.</param>
/// <param name="Sheets">One for each stock.</param>
public sealed record TestSheets(string? Stock, Symbology Symbology, PrinterDots Printer, IReadOnlyList<LabelDesk.Sheet> Sheets)
{
    public static TestSheets Of(IReadOnlyList<ILabelKind> kinds, string? stock, Symbology symbology, PrinterDots printer)
    {
        var symbol = symbology == Symbology.Code128 ? Symbology.Code128 : Symbology.DataMatrix;
        var sheets = LabelStock.All.Where(offered => string.IsNullOrEmpty(stock) || offered.Code == stock)
            .Select(offered => new LabelDesk.Sheet(offered, 0,
            [
                .. kinds.Where(kind => kind.Stocks.Contains(offered))
                    .SelectMany(kind => LabelDesk.Sized(kind, kind.MadeUp, symbol, offered, printer, out _).Select(label => (kind.View, label))),
            ]));
        return new(stock, symbol, printer, [.. sheets.Where(sheet => sheet.Labels.Count > 0)]);
    }
}
