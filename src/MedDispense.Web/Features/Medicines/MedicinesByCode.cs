using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Medicines;

/// <summary>The medicines that a product code can mean. GTIN and NDC are separate aliases, many to many: an NDC inside
/// a GTIN is looked up as well, and where several medicines remain a person chooses.</summary>
public sealed class MedicinesByCode(MedDispenseDb db)
{
    private const int Most = 12;

    /// <summary>Medicines in use that wear the code, in a stable order, each with what the package holds in the
    /// medicine's smallest amount where the formulary says so.</summary>
    public async Task<IReadOnlyList<Meaning>> AskAsync(ProductScan scan)
    {
        var asGtin = Named(await AskAsync(GtinSystems, GtinValues(scan)));
        // The exact alias decides; the NDC inside is asked only where the formulary does not know the GTIN.
        return asGtin.Count > 0 ? asGtin : Named(await AskAsync(NdcSystems, NdcValues(scan)));
    }

    /// <param name="Medicine">The medicine.</param>
    /// <param name="PackageAmount">What the package with this code holds; null when that is not known.</param>
    /// <param name="Package">What the code is printed on, such as "30 films in 1 carton"; empty when not known.</param>
    public sealed record Meaning(Medicine Medicine, long? PackageAmount, string Package = "");

    private static readonly MedicineCodeSystem[] GtinSystems = [MedicineCodeSystem.Gtin12, MedicineCodeSystem.Gtin14];
    private static readonly MedicineCodeSystem[] NdcSystems = [MedicineCodeSystem.Ndc10, MedicineCodeSystem.Ndc11];

    private static List<string> GtinValues(ProductScan scan)
    {
        var values = new List<string>();
        foreach (var gtin in new[] { scan.Gtin, scan.OtherGtin }.OfType<Gtin>())
        {
            values.Add(gtin.FourteenDigits);
            if (gtin.Format is GtinFormat.Gtin12 or GtinFormat.Gtin8)
                values.Add(gtin.FourteenDigits[2..]);
        }

        return values;
    }

    /// <summary>With and without hyphens, since lists write them either way.</summary>
    private static List<string> NdcValues(ProductScan scan) =>
    [
        .. scan.NdcCandidates.SelectMany(ndc => new[]
        {
            ndc.Text, ndc.Text.Replace("-", "", StringComparison.Ordinal), ndc.ElevenDigits,
            ndc.ElevenDigits is { } eleven ? $"{eleven[..5]}-{eleven[5..9]}-{eleven[9..]}" : null,
        }).OfType<string>().Distinct(),
    ];

    private async Task<List<(Medicine Medicine, long? Amount, string Package)>> AskAsync(MedicineCodeSystem[] systems, List<string> values)
    {
        if (values.Count == 0)
            return [];
        var rows = await db.MedicineCodes.AsNoTracking()
            .Where(code => values.Contains(code.Value) && systems.Contains(code.System) && code.RevokedAt == null)
            .Join(db.Medicines.Where(row => row.WithdrawnAt == null), code => code.MedicineId, row => row.Id,
                (code, row) => new { Medicine = row, code.PackageAmount, code.Package })
            .OrderBy(row => row.Medicine.Name).ThenBy(row => row.Medicine.Id).ToListAsync();
        return [.. rows.Select(row => (row.Medicine, row.PackageAmount, row.Package))];
    }

    private static List<Meaning> Named(List<(Medicine Medicine, long? Amount, string Package)> rows) =>
    [
        .. rows.GroupBy(row => row.Medicine.Id).Take(Most).Select(group => new Meaning(
            group.First().Medicine,
            group.Select(row => row.Amount).Distinct().Count() == 1 ? group.First().Amount : null,
            group.First().Package)),
    ];
}
