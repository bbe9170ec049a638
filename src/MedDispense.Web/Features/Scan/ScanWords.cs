using System.Globalization;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Packs;

namespace MedDispense.Web.Features.Scan;

/// <summary>Scans and what they mean, in plain words.</summary>
public static class ScanWords
{
    private const int LongestShown = 60;

    /// <summary>What a maker's code says.</summary>
    public static string Of(ProductScan scan)
    {
        string?[] parts =
        [
            scan.Gtin is { } gtin ? $"product {gtin}" : scan.NdcCandidates is [var ndc, ..] ? $"NDC {ndc}" : null,
            scan.Gtin is null && scan.NationalNumbers is [var national, ..] ? $"national number {national.Number}" : null,
            scan.Lot is null ? null : $"lot {scan.Lot}",
            scan.Expiry is { } expiry ? $"expiry {Day(expiry)}" : null,
            scan.Serial is null ? null : $"serial {scan.Serial}",
        ];
        var words = string.Join(", ", parts.OfType<string>());
        return words.Length == 0 ? "nothing that is used here" : words;
    }

    /// <summary>A text that was read, short enough for a line and without signs that cannot be seen.</summary>
    public static string Shown(string text)
    {
        var plain = string.Concat(text.Select(sign => char.IsControl(sign) ? '·' : sign));
        return plain.Length <= LongestShown ? plain : plain[..LongestShown] + "…";
    }

    public static ScanTarget Target(FindPack.Row pack)
    {
        string?[] detail =
        [
            pack.Lot is null ? null : $"lot {pack.Lot}",
            pack.Expiry is { } expiry ? $"use by {Day(expiry)}" : null,
            pack.Serial is null ? null : $"serial {pack.Serial}",
            pack.Owner is null ? "of the house" : $"belongs to {pack.Owner}",
            pack.Places.Count == 0 ? "nothing of it is left" : $"in {string.Join(", ", pack.Places)}",
            $"label {pack.LabelCode}",
        ];
        return new(ScanTargetKind.Pack, pack.Id, pack.Medicine, string.Join(", ", detail.OfType<string>()));
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
