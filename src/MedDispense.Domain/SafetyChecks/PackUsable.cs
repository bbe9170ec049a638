using System.Globalization;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A pack that is to be used is in date and not recalled.</summary>
public static class PackUsable
{
    /// <param name="pack">The pack.</param>
    /// <param name="today">The facility's local day.</param>
    /// <param name="recalls">The recalls that stand for the pack's medicine.</param>
    public static IEnumerable<Finding> Check(Pack pack, DateOnly today, IEnumerable<Recall> recalls)
    {
        if (pack.Expiry is { } expiry && expiry < today)
        {
            yield return Finding.Stop("pack-expired", "The pack is out of date.",
                $"It expired on {expiry.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}.",
                "Move it to quarantine and take another pack.", "Pack");
        }

        foreach (var recall in recalls)
        {
            if (recall.LiftedByPostingId is null && recall.MedicineId == pack.MedicineId
                && string.Equals(recall.Lot, pack.Lot, StringComparison.OrdinalIgnoreCase))
            {
                yield return Finding.Stop("pack-recalled", "The lot is recalled.",
                    $"Lot {pack.Lot}, notice {recall.Reference}.", "Move it to quarantine and take another lot.",
                    "Pack");
            }
        }
    }
}
