using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Features.Scan;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>The code of a carton proves nothing about the single dose in the hand: it is refused at the bedside wherever
/// the single packs inside wear a code of their own.</summary>
public sealed class CartonCodes(MedDispenseDb db, MedicinesByCode medicines)
{
    /// <summary>What stands in the way; null when the code may be of the pack in hand.</summary>
    public async Task<Finding?> AskAsync(ProductScan scan)
    {
        if (scan.ContentGtin is not null)
            return Refused($"It says what lies inside: {ScanWords.Of(scan)}.");
        var meanings = await medicines.AskAsync(scan);
        if (meanings is not [{ Medicine: var medicine, PackageAmount: { } amount, Package: var package }]
            || !OuterPackages.IsOne(scan.Gtin?.FourteenDigits, package))
        {
            return null;
        }

        var smaller = await db.MedicineCodes.AsNoTracking()
            .Where(code => code.MedicineId == medicine.Id && code.RevokedAt == null && code.PackageAmount > 0 && code.PackageAmount < amount)
            .Select(code => new { code.System, code.Value, code.Package, code.PackageAmount }).ToListAsync();
        return smaller.Exists(code => amount % code.PackageAmount == 0
                && !OuterPackages.IsOne(code.System == MedicineCodeSystem.Gtin14 ? code.Value : null, code.Package))
            ? Refused($"{medicine.Title}: {package}.")
            : null;
    }

    private static Finding Refused(string fact) => Finding.Stop("carton", "This is the code of a carton, not of the pack in your hand.", fact,
        "Scan the code on the single pack that the client gets.");
}
