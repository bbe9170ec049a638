using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>
/// Reads a table joined from Health Canada's Drug Product Database, one row per DIN. Source: Open Government Licence -
/// Canada. A packed file is unpacked by the caller.
/// </summary>
public static class HealthCanadaCsvReader
{
    private const int MostNamedIngredients = 4;

    private static readonly string[] Columns =
    [
        "drug_code", "din", "brand_name", "descriptor", "company", "form", "route", "ingredients", "schedule",
        "controlled", "package", "status",
    ];

    /// <summary>Reads the whole table, then gives every product or the reason for refusing its row.</summary>
    public static async Task<FormularyImport> ReadAsync(TextReader csv, CancellationToken cancellationToken = default)
    {
        var (rows, refusal) = await CsvTable.ReadAsync(csv, Columns, cancellationToken);
        if (refusal is not null)
            return new FormularyImport { FileRefusal = refusal };

        var products = new List<ImportedProduct>();
        var refused = new List<RefusedRow>();
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!TryReadRow(row, out var product, out var problem))
            {
                refused.Add(new RefusedRow(row.Number, row.Key("din"), problem.Why, problem.WhatToDo));
            }
            else if (!firstRows.TryAdd(product.SourceKey, row.Number))
            {
                refused.Add(new RefusedRow(
                    row.Number,
                    row.Key("din"),
                    $"The DIN is listed twice: it is in row {firstRows[product.SourceKey]} already.",
                    NdcAdvice.MendRow));
            }
            else
            {
                products.Add(product);
            }
        }

        return new FormularyImport { Products = products, Refused = refused, RowsRead = rows.Count };
    }

    private static bool TryReadRow(
        CsvRow row,
        [NotNullWhen(true)] out ImportedProduct? product,
        [NotNullWhen(false)] out FileRefusal? problem)
    {
        product = null;
        problem = (row.Fault ?? RowProblem(row)) is { } fault ? new FileRefusal(fault, NdcAdvice.MendRow) : null;
        if (problem is not null)
            return false;

        var legal = Classes(row["schedule"]);
        var isControlled = row["controlled"] is "Y" || legal >= CanadianClass.Targeted;
        string? why;
        CountedIn? countedIn = null;
        if (Ingredient.TryParseList(row["ingredients"], out var ingredients, out why)
            && HealthCanadaForm.TryCountedIn(row["form"], row["route"], ingredients, out countedIn, out why))
        {
            why = (BulkMaterial.Reason(true, "", ingredients) ?? Repeated(ingredients))
                ?? StrengthFitsCount.Problem(countedIn.Value, ingredients, isControlled);
        }

        if (why is null && legal is { } known && ingredients is not null && countedIn is { } counted)
        {
            product = Build(row, ingredients, counted, known, isControlled);
        }
        else
        {
            problem = new FileRefusal(
                why ?? $"The legal class {ExactNumber.Quoted(row["schedule"])} is not one that is known here.",
                NdcAdvice.For(why ?? ""));
        }

        return problem is null;
    }

    private static string? RowProblem(CsvRow row)
    {
        var longest = row.Fields.Values.Max(field => field.Length);
        return row["din"].Length != 8 || !row["din"].All(char.IsAsciiDigit)
                ? $"The DIN {ExactNumber.Quoted(row["din"])} is not eight digits."
            : row["brand_name"].Length == 0 ? "It has no name."
            : longest > NameText.Longest * 4 ? "A field is longer than any real one."
            : row["controlled"] is not ("Y" or "N") ? "The column controlled says neither Y nor N."
            : IsWithdrawn(row["status"]) is null
                ? $"The status {ExactNumber.Quoted(row["status"])} is not one that is known here."
            : null;
    }

    private static string? Repeated(IReadOnlyList<Ingredient> ingredients)
    {
        var repeated = ingredients.GroupBy(ingredient => (ingredient.Name, ingredient.PresentAs))
            .FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? null : $"It lists {repeated.Key.Name} twice: it is a pack of several parts.";
    }

    private static ImportedProduct Build(
        CsvRow row,
        IReadOnlyList<Ingredient> ingredients,
        CountedIn countedIn,
        CanadianClass legal,
        bool isControlled)
    {
        var notes = new List<string>();
        if (isControlled != (legal >= CanadianClass.Targeted))
            notes.Add("The source marks it as controlled, though its legal class is not: it is treated as controlled.");
        else if (row["controlled"] == "N" && isControlled)
            notes.Add("The source marks it as not controlled, though its legal class is: it is treated as controlled.");
        if (NameText.HasSlip(row["brand_name"]) || NameText.HasSlip(row["ingredients"]))
            notes.Add("A slip of spelling in the name was mended.");
        if (row["package"].Length > 0)
            notes.Add($"Package sizes in the source's words: {NameText.Tidy(row["package"])}.");
        var route = NameText.Tidy(row["route"]).ToLowerInvariant();
        return new ImportedProduct
        {
            Source = ImportSource.HealthCanada,
            SourceKey = row["din"],
            Rows = [row.Number],
            Labeler = NameText.Tidy(row["company"]) is { Length: > 0 } company ? company : null,
            ScheduleText = NameText.Tidy(row["schedule"]),
            WithdrawnBySource = IsWithdrawn(row["status"]) == true,
            Notes = notes,
            Product = new FormularyProduct
            {
                Name = Name(ingredients),
                Brand = NameText.Brand(
                    row["descriptor"].Length == 0 ? row["brand_name"] : $"{row["brand_name"]} {row["descriptor"]}"),
                Form = NameText.Tidy(row["form"]).ToLowerInvariant(),
                Route = route is "" or "0-unassigned" ? null : route,
                Ingredients = ingredients,

                // A class that the mark overrules is raised, so that nothing controlled slips through.
                CanadianClass = isControlled && legal < CanadianClass.Targeted ? CanadianClass.Targeted : legal,
                CountedIn = countedIn,
                SmallestPerUnit = countedIn.UsualSmallestPerUnit(),
                MultiDose = countedIn.IsMeasured() ? null : false,
            },
        };
    }

    private static string Name(IReadOnlyList<Ingredient> ingredients)
    {
        var names = ingredients.Select(ingredient => ingredient.Name).ToList();
        if (names.Count > MostNamedIngredients)
            names = [.. names[..(MostNamedIngredients - 1)], $"{names.Count - MostNamedIngredients + 1} more"];
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    // Null for a status that is not known; approved products that are not yet sold are not withdrawn.
    private static bool? IsWithdrawn(string status) => status.ToUpperInvariant() switch
    {
        "MARKETED" or "APPROVED" => false,
        "DORMANT" => true,
        var other when other.StartsWith("CANCELLED", StringComparison.Ordinal) => true,
        _ => null,
    };

    private static CanadianClass? Classes(string text)
    {
        CanadianClass? strictest = null;
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (Class(part) is not { } legal)
                return null;
            strictest = strictest is null || legal > strictest ? legal : strictest;
        }

        return strictest;
    }

    private static CanadianClass? Class(string text)
    {
        var words = text.ToUpperInvariant().Split(" (")[0];
        return words switch
        {
            "OTC" => CanadianClass.OverTheCounter,
            "ETHICAL" => CanadianClass.Ethical,
            "PRESCRIPTION RECOMMENDED" => CanadianClass.PrescriptionRecommended,
            "PRESCRIPTION" => CanadianClass.Prescription,
            "SCHEDULE C" => CanadianClass.ScheduleC,
            "SCHEDULE D" => CanadianClass.ScheduleD,
            "TARGETED" => CanadianClass.Targeted,
            "SCHEDULE G" => CanadianClass.ControlledDrug,
            "NARCOTIC" => CanadianClass.Narcotic,
            _ => null,
        };
    }
}
