using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>
/// Reads a table of package codes, one row per container, and puts the rows of a product together. The codes in the
/// right-hand columns are computed again; a row where they differ is refused.
/// </summary>
public static class NdcPackageCsvReader
{
    private static readonly string[] Columns =
    [
        "package_ndc10", "package_level", "package_ndc11", "ndc10_digits", "gtin12_if_ndc_is_encoded",
        "gtin14_indicator0", "product_ndc", "generic_name", "strength", "dea_schedule", "labeler",
        "package_description", "marketing_start", "marketing_end",
    ];

    private static readonly string[] OfTheProduct = ["generic_name", "strength", "dea_schedule", "labeler"];

    /// <summary>Reads the whole table, then gives every product or the reason for refusing its rows.</summary>
    public static async Task<FormularyImport> ReadAsync(TextReader csv, CancellationToken cancellationToken = default)
    {
        var (rows, refusal) = await CsvTable.ReadAsync(csv, Columns, cancellationToken);
        if (refusal is not null)
            return new FormularyImport { FileRefusal = refusal };

        var products = new List<ImportedProduct>();
        var refused = new List<RefusedRow>();
        var sound = new List<(CsvRow Row, NdcPackage Package)>();
        var seen = new Dictionary<(string Code, string Text), int>();
        foreach (var row in rows)
        {
            if (TryReadRow(row, out var package, out var why)
                && IsFirst(seen, (package.Ndc.Text, package.Text), row.Number, out why))
            {
                sound.Add((row, package));
            }
            else
            {
                refused.Add(new RefusedRow(row.Number, row.Key("package_ndc10"), why, Advice(why)));
            }
        }

        foreach (var group in sound.GroupBy(entry => entry.Row["product_ndc"], StringComparer.Ordinal))
            ReadProduct(group.Key, [.. group], products, refused);
        return new FormularyImport
        {
            Products = products,
            Refused = refused.OrderBy(row => row.Row).ToList(),
            RowsRead = rows.Count,
        };
    }

    private static bool TryReadRow(
        CsvRow row,
        [NotNullWhen(true)] out NdcPackage? package,
        [NotNullWhen(false)] out string? why)
    {
        package = null;
        why = row.Fault;
        if (why is not null)
            return false;

        // An inner container stands in a row of its own with the description of the whole package.
        if (!PackageNdc.TryParse(row["package_ndc10"], out var ndc, out why))
            return false;
        if (!NdcPackage.TryRead(
            row["product_ndc"],
            row["package_ndc10"],
            row["package_description"],
            row["marketing_start"],
            row["marketing_end"],
            out var read,
            out why))
        {
            return false;
        }

        why = row["package_ndc11"] != ndc.Ndc11 ? Differs("package_ndc11", row["package_ndc11"], ndc.Ndc11)
            : row["ndc10_digits"] != ndc.Digits ? Differs("ndc10_digits", row["ndc10_digits"], ndc.Digits)
            : row["gtin12_if_ndc_is_encoded"] != ndc.Gtin12
                ? Differs("gtin12_if_ndc_is_encoded", row["gtin12_if_ndc_is_encoded"], ndc.Gtin12)
            : row["gtin14_indicator0"] != ndc.Gtin14()
                ? Differs("gtin14_indicator0", row["gtin14_indicator0"], ndc.Gtin14())
            : !LevelIsRight(row["package_level"], read)
                ? $"The package text does not show {ndc} as the level {ExactNumber.Quoted(row["package_level"])}."
            : null;
        package = why is null ? read : null;
        return why is null;
    }

    private static bool IsFirst(
        Dictionary<(string Code, string Text), int> seen,
        (string Code, string Text) package,
        int row,
        [NotNullWhen(false)] out string? why)
    {
        why = seen.TryAdd(package, row) ? null : $"The package is listed twice: it is row {seen[package]} already.";
        return why is null;
    }

    private static bool LevelIsRight(string level, NdcPackage package)
    {
        var at = package.Description.Levels.ToList().FindIndex(one => one.Code == package.Ndc.Text);

        // "inner1" is the first inner container that has a code, whether or not one without lies between.
        return level == "outer" ? at == 0 : level.StartsWith("inner", StringComparison.Ordinal) && at > 0;
    }

    private static void ReadProduct(
        string key,
        List<(CsvRow Row, NdcPackage Package)> all,
        List<ImportedProduct> products,
        List<RefusedRow> refused)
    {
        var first = all[0].Row;
        var entries = all.Where(entry => SaysTheSame(entry.Row, first)).ToList();
        refused.AddRange(all.Where(entry => !SaysTheSame(entry.Row, first)).Select(entry => new RefusedRow(
            entry.Row.Number,
            entry.Row.Key("package_ndc10"),
            $"Name, strength, schedule or labeler differ from row {first.Number} of the same product.",
            NdcAdvice.MendRow)));

        var read = Ingredient.TryParseList(first["strength"], out var ingredients, out var problem);
        var product = new NdcProduct
        {
            ProductNdc = key,
            GenericName = first["generic_name"],
            Labeler = first["labeler"],
            DeaSchedule = first["dea_schedule"] is { Length: > 0 } schedule ? schedule : null,
            Ingredients = read ? ingredients! : [], // Not null when it was read.
            IngredientProblem = problem,
            Packages = WholePackages(entries.Select(entry => entry.Package)),
        };
        var rows = entries.Select(entry => entry.Row.Number).ToList();
        if (product.TryAccept(ImportSource.NdcPackageList, rows, out var imported, out var refusal))
        {
            products.Add(imported);
        }
        else
        {
            refused.AddRange(entries.Select(entry => new RefusedRow(
                entry.Row.Number, entry.Row.Key("package_ndc10"), refusal.Why, refusal.WhatToDo)));
        }
    }

    // The description of an outer row holds its inner containers; a row of an inner one adds nothing to it.
    private static List<NdcPackage> WholePackages(IEnumerable<NdcPackage> packages) =>
        packages.DistinctBy(package => (package.Text, package.From, package.Until)).ToList();

    private static bool SaysTheSame(CsvRow one, CsvRow other) =>
        OfTheProduct.All(column => one[column] == other[column]);

    private static string Differs(string column, string written, string computed) =>
        $"The column {column} says {ExactNumber.Quoted(written)}; by the published rules it is {computed}.";

    private static string Advice(string why) =>
        why.StartsWith("Bulk", StringComparison.Ordinal) ? BulkMaterial.WhatToDo : NdcAdvice.MendRow;
}
