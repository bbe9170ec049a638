using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>Writes the products of a file inside the transaction of its import: adds those that are new, changes those
/// that say something else, leaves the rest.</summary>
public sealed class ApplyProducts(MedDispenseDb db)
{
    // Enough for few round trips, little enough for what the context keeps in its head.
    private const int AtOnce = 500;

    /// <returns>What became of each product, refused ones first, then in the order of the file.</returns>
    public async Task<IReadOnlyList<ImportReportLine>> RunAsync(
        Act act, FormularyImport file, DateOnly day, IProgress<ImportProgress> progress, CancellationToken stop)
    {
        var lines = file.Refused.Select(row => new ImportReportLine(
            $"{row.Row}", row.Key ?? "", "", ImportedAs.Refused, row.Why, row.WhatToDo)).ToList();
        if (file.Products.Count == 0)
            return lines;
        var source = SourceName(file.Products[0].Source);
        var known = await db.Medicines.AsNoTracking().Where(row => row.Source == source)
            .Select(row => new { row.SourceKey, row.Id, row.SourceFingerprint })
            .ToDictionaryAsync(row => row.SourceKey, row => (row.Id, row.SourceFingerprint), stop);
        var done = 0;
        foreach (var batch in file.Products.Chunk(AtOnce))
        {
            var changed = new List<(ImportedProduct Product, Guid Id)>();
            foreach (var product in batch)
            {
                if (MedicineOfProduct.Problem(product) is { } problem)
                    lines.Add(Line(product, ImportedAs.Refused, problem, "Import it with shorter words, or add it by hand."));
                else if (!known.TryGetValue(product.SourceKey, out var here))
                    lines.Add(Add(act, product, source, day));
                else if (here.SourceFingerprint == MedicineOfProduct.FingerprintOf(product))
                    lines.Add(Line(product, ImportedAs.Unchanged, ""));
                else
                    changed.Add((product, here.Id));
            }

            await SaveAddedAsync(stop);
            lines.AddRange(await ChangeAsync(act, changed, day, stop));
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            progress.Report(new("Taking in products", done += batch.Length, file.Products.Count));
        }

        return [.. lines.OrderBy(line => line.As == ImportedAs.Refused ? 0 : 1)];
    }

    /// <summary>Name of a source; both lists of the FDA describe the same products.</summary>
    public static string SourceName(ImportSource source) => source switch
    {
        ImportSource.OpenFdaNdc or ImportSource.NdcPackageList => "openFDA",
        ImportSource.HealthCanada => "Health Canada",
    };

    // New rows need no comparing with what they were: looking for changes would take half the time of a large list.
    private async Task SaveAddedAsync(CancellationToken stop)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private ImportReportLine Add(Act act, ImportedProduct product, string source, DateOnly day)
    {
        var medicine = MedicineOfProduct.Make(product, act.FacilityId, source, () => NewId(act), act.Now, day);
        db.Medicines.Add(medicine);
        var withdrawn = medicine.WithdrawnAt is null ? "" : "It is off the market and was added as withdrawn. ";
        return Line(product, ImportedAs.Added, withdrawn + string.Join(' ', product.Notes));
    }

    private async Task<List<ImportReportLine>> ChangeAsync(
        Act act, List<(ImportedProduct Product, Guid Id)> changed, DateOnly day, CancellationToken stop)
    {
        var lines = new List<ImportReportLine>();
        if (changed.Count == 0)
            return lines;
        var ids = changed.Select(one => one.Id).ToList();
        var medicines = await db.Medicines.Where(row => ids.Contains(row.Id))
            .Include(row => row.Ingredients).Include(row => row.Codes).AsSplitQuery().ToDictionaryAsync(row => row.Id, stop);
        var moved = (await db.Packs.Where(pack => ids.Contains(pack.MedicineId)).Select(pack => pack.MedicineId).Distinct()
            .ToListAsync(stop)).ToHashSet();
        foreach (var (product, id) in changed)
        {
            var medicine = medicines[id];
            var changes = ProductChanges.Apply(medicine, product, () => NewId(act), moved.Contains(id), act.Now, day);
            if (changes.NewIngredients is { } ingredients)
                await ReplaceAsync(medicine, ingredients, stop);
            if (changes.Refusal is { } refusal)
                lines.Add(Line(product, ImportedAs.Refused, refusal, "Withdraw the medicine that is here, or leave the row out."));
            else
                lines.Add(Line(product, changes.Changes.Count == 0 ? ImportedAs.Unchanged : ImportedAs.Changed, string.Join("; ", changes.Changes)));
            if (changes.Changes.Count > 0)
                db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "medicine", id, $"Import: {string.Join("; ", changes.Changes)}"));
        }

        // New codes were added to lists that the context already knows; it is told that they are new rows.
        foreach (var code in medicines.Values.SelectMany(medicine => medicine.Codes).Where(code => db.Entry(code).State == EntityState.Detached))
            db.MedicineCodes.Add(code);
        return lines;
    }

    private async Task ReplaceAsync(Medicine medicine, IReadOnlyList<MedicineIngredient> ingredients, CancellationToken stop)
    {
        // The old rows go first, since the new ones take their keys.
        db.MedicineIngredients.RemoveRange(medicine.Ingredients.ToList());
        await db.SaveChangesAsync(stop);
        db.MedicineIngredients.AddRange(ingredients);
    }

    private static Guid NewId(Act act) => Guid.CreateVersion7(new DateTimeOffset(act.Now));

    private static ImportReportLine Line(ImportedProduct product, ImportedAs what, string words, string whatToDo = "") => new(
        string.Join(", ", product.Rows), product.SourceKey, $"{product.Product.Name} {MedicineStrengths.Words(product.Product)} {product.Product.Form}",
        what, words, whatToDo);
}
