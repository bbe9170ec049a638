using System.Globalization;
using System.Text;

namespace MedDispense.Web.Features.Labels;

/// <summary>The styles of the stocks: sizes of labels, sheets and pages. labels.css says how a label looks inside.</summary>
public static class LabelStockCss
{
    public static readonly string Text = string.Concat(LabelStock.All.Select(Of));

    private static string Of(LabelStock stock)
    {
        var (width, height) = stock.Page;
        var css = new StringBuilder();
        css.AppendLine(CultureInfo.InvariantCulture, $"/* {stock.Words} */");
        css.AppendLine(CultureInfo.InvariantCulture, $"@page labels-{stock.Code} {{ size: {width}mm {height}mm; margin: 0; @bottom-right {{ content: none; }} @bottom-left {{ content: none; }} }}");
        css.Append(CultureInfo.InvariantCulture, $".label-sheet--{stock.Code} {{ page: labels-{stock.Code}; --label-w: {stock.Width}mm; --label-h: {stock.Height}mm; --label-pad: {stock.Padding}mm; --label-text: {stock.Text}pt; ");
        css.Append(CultureInfo.InvariantCulture, $"width: {width}mm; grid-template-columns: repeat({stock.Columns}, {stock.Width}mm); grid-auto-rows: {stock.Height}mm; ");
        if (stock.Paper is not null)
        {
            var (left, top) = ((width - (stock.Columns * stock.Width) - ((stock.Columns - 1) * stock.GapX)) / 2,
                (height - (stock.Rows * stock.Height) - ((stock.Rows - 1) * stock.GapY)) / 2);
            css.Append(CultureInfo.InvariantCulture, $"gap: {stock.GapY}mm {stock.GapX}mm; padding: {top:0.####}mm {left:0.####}mm 0; height: {height - 0.1:0.####}mm; ");
        }

        return css.AppendLine("}").ToString();
    }
}
