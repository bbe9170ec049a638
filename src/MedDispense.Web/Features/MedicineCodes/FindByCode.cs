using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineCodes;

/// <summary>Which medicines a maker's code may mean here. One is an answer; of several a person chooses; none asks for
/// the code to be linked.</summary>
public sealed class FindByCode(MedDispenseDb db)
{
    private const int Most = 20;

    /// <summary>A medicine that carries the code, and what the package with it is and holds (in the smallest amount; null
    /// when not known).</summary>
    public sealed record Match(Guid MedicineId, string Name, string Strength, string Form, string Package, long? PackageAmount);

    /// <summary>In the order of their names; each medicine once.</summary>
    public async Task<IReadOnlyList<Match>> AskAsync(ProductScan scan)
    {
        var values = Values(scan);
        if (values.Count == 0)
            return [];
        var rows = await (
            from code in db.MedicineCodes.AsNoTracking()
            join medicine in db.Medicines on code.MedicineId equals medicine.Id
            where values.Contains(code.Value) && code.RevokedAt == null && medicine.WithdrawnAt == null
                && code.System != MedicineCodeSystem.RxNorm
            orderby medicine.Name, medicine.Strength, medicine.Id, code.Id
            select new Match(medicine.Id, medicine.Name, medicine.Strength, medicine.Form, code.Package, code.PackageAmount))
            .Take(Most * 4).ToListAsync();
        return [.. rows.DistinctBy(row => row.MedicineId).Take(Most)];
    }

    private static List<string> Values(ProductScan scan)
    {
        var values = new List<string>();
        foreach (var gtin in new[] { scan.Gtin, scan.OtherGtin }.OfType<Gtin>())
        {
            values.Add(gtin.FourteenDigits);
            if (gtin.FourteenDigits.StartsWith("00", StringComparison.Ordinal))
                values.Add(gtin.FourteenDigits[2..]);
        }

        foreach (var ndc in scan.NdcCandidates)
        {
            values.Add(ndc.Text);
            if (ndc.ElevenDigits is { } eleven)
                values.Add(eleven);
        }

        return [.. values.Distinct()];
    }
}
