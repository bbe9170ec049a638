namespace MedDispense.Web.Features.Stock;

/// <summary>The page of all stock: what was asked and the rows, in groups by place or by medicine.</summary>
public sealed record StockPage(
    string By, string? Text, Guid? PlaceId, string? Owner, StockFound Found, IReadOnlyList<StockGroup> Groups,
    IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Places, bool MayExport)
{
    public const string ByPlace = "place";
    public const string ByMedicine = "medicine";
}

/// <summary>Rows under one heading.</summary>
/// <param name="Heading">Place or medicine.</param>
/// <param name="Total">The amount in words where it can be said; null where medicines differ or something is to be
/// counted.</param>
/// <param name="Rows">First expiring first.</param>
public sealed record StockGroup(string Heading, string? Total, IReadOnlyList<StockRow> Rows)
{
    public static IReadOnlyList<StockGroup> By(string by, IReadOnlyList<StockRow> rows) => by == StockPage.ByMedicine
        ? [.. rows.GroupBy(row => row.MedicineId).Select(group => new StockGroup(group.First().Medicine, TotalOf([.. group]), [.. group]))]
        : [.. rows.GroupBy(row => (row.PlaceKind, row.PlaceName, row.PlaceId))
            .OrderBy(group => group.Key.PlaceKind).ThenBy(group => group.Key.PlaceName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(group => group.Key.PlaceId)
            .Select(group => new StockGroup(group.Key.PlaceName, null, [.. group]))];

    private static string TotalOf(IReadOnlyList<StockRow> rows)
    {
        var known = rows.Where(row => row.Amount is not null).ToList();
        var total = rows[0].Say(known.Aggregate(0L, (sum, row) => checked(sum + row.Amount!.Value))); // Filtered just above.
        return known.Count == rows.Count ? total : $"{total}, and what is to be counted";
    }
}
