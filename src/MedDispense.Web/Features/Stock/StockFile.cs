using System.Globalization;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Stock;

/// <summary>The stock as a file: the same rows in the same order make the same bytes.</summary>
public static class StockFile
{
    public static byte[] Of(IEnumerable<StockRow> rows)
    {
        var sheet = new CsvSheet();
        sheet.Row("Medicine", "Lot", "Expires", "Serial", "Label", "Owner", "Place", "Amount", "Counted in", "Mark");
        foreach (var row in rows)
        {
            sheet.Text(row.Medicine.Replace('\u00A0', ' ')).Text(row.Lot).Text(row.Expiry?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Text(row.Serial)
                .Text(row.LabelCode).Text(row.OwnerName).Text(row.PlaceName)
                .Text(row.Amount is { } amount
                    ? AmountText.FormatNumber(amount, row.CountedIn, row.SmallestPerCounted).Replace(",", "", StringComparison.Ordinal)
                    : "to be counted")
                .Text(row.Unit).Text(MarkWords(row.Mark)).EndRow();
        }

        return sheet.ToBytes();
    }

    private static string MarkWords(PackMark mark) => mark switch
    {
        PackMark.Recalled => "recalled",
        PackMark.Expired => "out of date",
        PackMark.ExpiresSoon => "expires soon",
        PackMark.Usable => "",
    };
}
