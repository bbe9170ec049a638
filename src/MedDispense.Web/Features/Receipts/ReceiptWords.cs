using System.Globalization;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Arrivals;

namespace MedDispense.Web.Features.Receipts;

/// <summary>What is said of receipts that cannot be recorded.</summary>
public static class ReceiptWords
{
    public static readonly Finding SupplierUnknown = Finding.Stop("supplier-not-here", "This supplier is not known here.",
        "It may have been closed or belong to another house.", "Choose the supplier again, or add it.", "SupplierId");

    public static readonly Finding OrderUnknown = Finding.Stop("order-not-here", "This order is not one of this supplier.",
        "It may belong to another supplier or another house.", "Open the order and receive it from there.", "StockOrderId");

    public static Finding OrderCancelled(string number) => Finding.Stop("order-cancelled", "This order was cancelled.",
        $"What was outstanding of order {number} will not come.",
        "If it came all the same, record a receipt without an order.", "StockOrderId");

    public static Finding OrderReceived(string number) => Finding.Stop("order-received", "This order has been received.",
        $"Nothing of order {number} is outstanding.",
        "Look at its receipts. If this is another delivery, record a receipt without an order.", "StockOrderId");

    /// <summary>What comes from a supplier wears lot and expiry; what is not there cannot be recalled or found expired.</summary>
    public static IEnumerable<Finding> MissingFacts(int line, ArrivingPack pack)
    {
        if (pack.EachAmount == 0)
            yield break;
        if (string.IsNullOrWhiteSpace(pack.Lot))
            yield return ArrivalWords.Missing(line, "Lot", "lot");
        if (pack.Expiry is null)
            yield return ArrivalWords.Missing(line, "Expiry", "expiry");
    }

    public static IEnumerable<Finding> NotedOutOfRange(int line, long noted)
    {
        if (noted is < 0 or > AmountMovable.Most)
        {
            yield return Finding.Stop("noted-out-of-range", "The figure of the delivery note cannot be right.",
                noted < 0 ? "It is less than nothing." : "It is more than any house has.",
                "Type what the delivery note says.", string.Create(CultureInfo.InvariantCulture, $"Lines[{line}].Noted"));
        }
    }
}
