using System.Text.Json;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>
/// Reads an answer of openFDA's drug/ndc endpoint (<c>{"results": [ … ]}</c>), whole or cut to the fields used here.
/// Source: open.fda.gov, CC0 1.0.
/// </summary>
public static class OpenFdaNdcReader
{
    private const string AskAgain = "Get the file again from openFDA and import it whole.";

    /// <summary>Reads the whole stream, then gives every product or the reason for refusing it.</summary>
    public static async Task<FormularyImport> ReadAsync(Stream json, CancellationToken cancellationToken = default)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await json.ReadAsync(buffer, cancellationToken)) > 0)
        {
            copy.Write(buffer, 0, count);
            if (copy.Length > ImportLimits.MostCharacters)
                return FormularyImport.Broken(ImportLimits.TooLarge, ImportLimits.MakeSelection);
        }

        var bytes = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return Read(bytes.Span.StartsWith(mark) ? bytes[mark.Length..] : bytes);
    }

    private static FormularyImport Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return FormularyImport.Broken("The file is empty.", AskAgain);
        if (bytes.Span is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', ..])
            return FormularyImport.Broken("The file is packed.", "Unpack it and import the file inside.");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber + 1;
            return FormularyImport.Broken(
                $"The file is not JSON from its beginning to its end: it breaks off or is damaged at line {line}.",
                AskAgain);
        }

        using (document)
            return ReadAnswer(document.RootElement);
    }

    private static FormularyImport ReadAnswer(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("results", out var results)
            || results.ValueKind != JsonValueKind.Array)
        {
            var isError = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out _);
            return FormularyImport.Broken(
                isError ? "The file is an error message of openFDA, not a list of products."
                : "The file has no list of products named \"results\".",
                AskAgain);
        }

        var total = results.GetArrayLength();
        if (total == 0)
            return FormularyImport.Broken("The list of products is empty.", AskAgain);
        if (total > ImportLimits.MostRows)
            return FormularyImport.Broken(ImportLimits.TooManyRows, ImportLimits.MakeSelection);
        var products = new List<ImportedProduct>();
        var refused = new List<RefusedRow>();
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        var row = 0;
        foreach (var entry in results.EnumerateArray())
            ReadProduct(entry, ++row, firstRows, products, refused);
        return new FormularyImport
        {
            Products = products,
            Refused = refused,
            RowsRead = total,
            Notes = CountNote(root, total),
        };
    }

    private static IReadOnlyList<string> CountNote(JsonElement root, int total) =>
        root.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number
            && count.TryGetInt64(out var said) && said != total
            ? [$"The file says that it holds {said} products and holds {total}."]
            : [];

    private static void ReadProduct(
        JsonElement entry,
        int number,
        Dictionary<string, int> firstRows,
        List<ImportedProduct> products,
        List<RefusedRow> refused)
    {
        var row = new JsonRow(entry);
        var key = row.Fault is null ? row.Text("product_ndc")?.Trim() : null;
        var shownKey = key is { Length: > 0 and <= 40 } ? key : null;
        if (row.Fault is null && string.IsNullOrEmpty(key))
        {
            refused.Add(new RefusedRow(number, null, "It has no product code.", NdcAdvice.MendRow));
            return;
        }

        if (key is not null && !firstRows.TryAdd(key, number))
        {
            refused.Add(new RefusedRow(
                number,
                shownKey,
                $"The product is listed twice: it is entry {firstRows[key]} already.",
                NdcAdvice.MendRow));
            return;
        }

        var product = key is null ? null : ReadFields(row, key);
        if (row.Fault is not null || product is null)
            refused.Add(new RefusedRow(number, shownKey, row.Fault ?? "It has no product code.", NdcAdvice.MendRow));
        else if (product.TryAccept(ImportSource.OpenFdaNdc, [number], out var imported, out var refusal))
            products.Add(imported);
        else
            refused.Add(new RefusedRow(number, shownKey, refusal.Why, refusal.WhatToDo));
    }

    private static NdcProduct ReadFields(JsonRow row, string key)
    {
        var packages = new List<NdcPackage>();
        var problems = new List<string>();
        foreach (var entry in row.Entries("packaging"))
        {
            if (NdcPackage.TryRead(
                key,
                row.Text(entry, "package_ndc"),
                row.Text(entry, "description"),
                row.Text(entry, "marketing_start_date"),
                row.Text(entry, "marketing_end_date"),
                out var package,
                out var why))
            {
                packages.Add(package);
            }
            else
            {
                problems.Add(why);
            }
        }

        var ingredients = new List<Ingredient>();
        string? misread = null;
        foreach (var entry in row.Entries("active_ingredients"))
        {
            var (name, strength) = (row.Text(entry, "name"), row.Text(entry, "strength"));
            if (Ingredient.TryCreate(name, strength, out var ingredient, out var why))
                ingredients.Add(ingredient);
            else
                misread ??= why;
        }

        return new NdcProduct
        {
            ProductNdc = key,
            GenericName = row.Text("generic_name"),
            BrandName = row.Text("brand_name"),
            Labeler = row.Text("labeler_name"),
            DeaSchedule = row.Text("dea_schedule"),
            Ingredients = ingredients,
            IngredientProblem = misread,
            DosageForm = row.Text("dosage_form"),
            Route = string.Join("; ", row.Texts("route")),
            Category = $"{row.Text("marketing_category")} {row.Text("product_type")}",
            Finished = row.YesOrNo("finished"),
            Packages = packages,
            PackageProblems = problems,
            ListedUpcs = [.. row.Texts("upc_listed"), .. row.Texts("openfda", "upc")],
            RxCuis = [.. row.Texts("rxcui"), .. row.Texts("openfda", "rxcui")],
            PackagesComplete = row.YesOrNo("packaging_list_complete") ?? true,
        };
    }
}
