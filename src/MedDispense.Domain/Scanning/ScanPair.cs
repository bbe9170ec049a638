namespace MedDispense.Domain.Scanning;

/// <summary>Many packs carry two codes: one names the product, the other lot, expiry or serial number. Which of them is
/// scanned first makes no difference.</summary>
public static class ScanPair
{
    /// <summary>What two codes of one pack say together; null when they contradict each other or are not of one pack:
    /// both name a product, and not the same.</summary>
    public static ProductScan? Together(ProductScan one, ProductScan other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var agree = Agree(one.Lot, other.Lot) && Agree(one.Expiry, other.Expiry) && Agree(one.Serial, other.Serial);
        if (!agree || (one.NamesProduct && other.NamesProduct && !NameOneProduct(one, other)))
            return null;
        var product = one.NamesProduct ? one : other;
        return product with
        {
            Lot = one.Lot ?? other.Lot,
            Expiry = one.Expiry ?? other.Expiry,
            Serial = one.Serial ?? other.Serial,
        };
    }

    private static bool NameOneProduct(ProductScan one, ProductScan other) =>
        (one.Gtin is { } gtin && gtin.Equals(other.Gtin))
        || (one.Gtin is null && other.Gtin is null && one.NdcCandidates.SequenceEqual(other.NdcCandidates)
            && one.NationalNumbers.SequenceEqual(other.NationalNumbers));

    private static bool Agree<T>(T? one, T? other) => one is null || other is null || EqualityComparer<T>.Default.Equals(one, other);
}
