using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>What the FDA's two lists say of a product, before it is checked.</summary>
internal sealed record NdcProduct
{
    private const int MostPackages = 500;

    public required string ProductNdc { get; init; }

    public string? GenericName { get; init; }

    public string? BrandName { get; init; }

    public string? Labeler { get; init; }

    public string? DeaSchedule { get; init; }

    public required IReadOnlyList<Ingredient> Ingredients { get; init; }

    /// <summary>Why an ingredient could not be read; the product is then refused.</summary>
    public string? IngredientProblem { get; init; }

    public string? DosageForm { get; init; }

    public string? Route { get; init; }

    /// <summary>Marketing category and product type in one text.</summary>
    public string Category { get; init; } = "";

    public bool? Finished { get; init; }

    /// <summary>Those that could be read.</summary>
    public required IReadOnlyList<NdcPackage> Packages { get; init; }

    /// <summary>Why others could not.</summary>
    public IReadOnlyList<string> PackageProblems { get; init; } = [];

    public IReadOnlyList<string> ListedUpcs { get; init; } = [];

    public IReadOnlyList<string> RxCuis { get; init; } = [];

    public bool PackagesComplete { get; init; } = true;

    /// <summary>Checks the product as a whole and gives it, or the reason and the advice for refusing it.</summary>
    public bool TryAccept(
        ImportSource source,
        IReadOnlyList<int> rows,
        [NotNullWhen(true)] out ImportedProduct? imported,
        [NotNullWhen(false)] out FileRefusal? refusal)
    {
        imported = null;
        refusal = BulkMaterial.Reason(Finished, Category, Ingredients) is { } bulk
            ? new FileRefusal(bulk, BulkMaterial.WhatToDo)
            : Problem() is { } problem ? new FileRefusal(problem, NdcAdvice.For(problem)) : null;
        if (refusal is not null)
            return false;
        var counts = Packages.Select(package => PackedAs.CountedIn(package.Description)).Distinct().ToList();
        var countedIn = counts.FirstOrDefault() ?? PackedAs.FromForm(DosageForm ?? "");
        var schedule = Schedule(DeaSchedule);
        var why = counts.Count > 1 ? "Its packages are counted in different things."
            : countedIn is null ? "Neither its packages nor its form say what it is counted in."
            : CountedInFormDisagrees(countedIn.Value)
                ? $"Its form is {NameText.Tidy(DosageForm).ToLowerInvariant()}, "
                    + $"but its packages hold {countedIn.Value.Plural()}."
            : schedule == UsSchedule.I ? "It is in schedule I, which has no accepted medical use."
            : schedule is null ? $"The schedule {ExactNumber.Quoted(DeaSchedule ?? "")} is not one of CI to CV."
            : schedule == UsSchedule.NotScheduled && AlwaysControlled.First(Ingredients) is { } controlled
                ? $"It holds {controlled}, which is a controlled medicine, but the list gives no schedule."
            : StrengthFitsCount.Problem(countedIn.Value, Ingredients, schedule != UsSchedule.NotScheduled);
        refusal = why is null ? null : new FileRefusal(why, NdcAdvice.CheckSource);

        // Neither is null without a refusal: both are asked for above.
        imported = refusal is null ? Build(source, rows, countedIn!.Value, schedule!.Value) : null;
        return imported is not null;
    }

    private string? Problem()
    {
        var name = NameText.Tidy(GenericName);
        var repeated = Ingredients.GroupBy(ingredient => ingredient.Name).FirstOrDefault(group => group.Count() > 1);
        return !PackageNdc.IsProductNdc(ProductNdc)
                ? $"The product code {ExactNumber.Quoted(ProductNdc)} is not a product NDC (4-4, 5-3 or 5-4 digits)."
            : name.Length == 0 ? "It has no generic name."
            : name.Length > NameText.Longest ? "Its generic name is too long."
            : IngredientProblem is not null ? IngredientProblem
            : Ingredients.Count == 0 ? "There is no active ingredient."
            : repeated is not null ? $"It lists {repeated.Key} twice."
            : Packages.Count > MostPackages ? "It lists more packages than any product has."
            : Packages.Count == 0 && PackageProblems.Count > 0 ? PackageProblems[0]
            : null;
    }

    private bool CountedInFormDisagrees(CountedIn countedIn) =>
        PackedAs.FromForm(DosageForm ?? "") is { } byForm && byForm != countedIn
        && !byForm.IsMeasured() && !countedIn.IsMeasured()
        && byForm is CountedIn.Tablet or CountedIn.Capsule or CountedIn.Film or CountedIn.Patch
        && (byForm, countedIn) is not (CountedIn.Film, CountedIn.Patch);

    private ImportedProduct Build(
        ImportSource source, IReadOnlyList<int> rows, CountedIn countedIn, UsSchedule schedule)
    {
        var containers = NdcContainers.Merge(Packages.SelectMany(package => package.Containers()), out var ambiguous);
        var tidyForm = NameText.Tidy(DosageForm).ToLowerInvariant();
        var multiDose = Packages.Select(package => PackedAs.IsMultiDose(package.Description, countedIn))
            .Distinct().ToList();
        return new ImportedProduct
        {
            Source = source,
            SourceKey = ProductNdc,
            Rows = rows,
            Labeler = NameText.Tidy(Labeler) is { Length: > 0 } labeler ? labeler : null,
            ScheduleText = DeaSchedule,
            RxCuis = RxCuis.Distinct().Order(StringComparer.Ordinal).ToList(),
            PackagesComplete = PackagesComplete,
            Notes = Notes(tidyForm.Length == 0, containers, ambiguous),
            Product = new FormularyProduct
            {
                Name = NameText.SubstanceWithoutForm(GenericName),
                Brand = NameText.Brand(BrandName),
                Form = tidyForm.Length > 0 ? tidyForm : PackedAs.FormFrom(Packages[0].Description),
                Route = NameText.Tidy(Route).ToLowerInvariant() is { Length: > 0 } route ? route
                    : countedIn == CountedIn.Patch ? "transdermal"
                    : null,
                Ingredients = Ingredients,
                UsSchedule = schedule,
                CountedIn = countedIn,
                SmallestPerUnit = SmallestPerUnit(countedIn, containers),
                MultiDose = multiDose.Count == 1 ? multiDose[0] : null,
                Packages = containers,
            },
        };
    }

    private List<string> Notes(
        bool formIsGuessed, List<FormularyPackage> containers, IReadOnlyList<string> ambiguousCodes)
    {
        var notes = new List<string>();
        if (NameText.HasSlip(GenericName) || NameText.HasSlip(BrandName))
            notes.Add("A slip of spelling in the name was mended.");
        if (formIsGuessed)
            notes.Add("The source names no form; it was taken from the package.");
        if (!PackagesComplete)
            notes.Add("The source's list of packages was cut short.");
        if (containers.Exists(container => container.Ndc is null))
            notes.Add("An inner pack has no code of its own: find it by its outer pack or by a label of the house.");
        notes.AddRange(ambiguousCodes.Select(
            code => $"The code {code} is on packs of different sizes and is not used."));
        notes.AddRange(PackageProblems.Select(problem => $"Left out. {problem}"));
        foreach (var upc in ListedUpcs)
        {
            var digits = PackageNdc.DigitsIn(upc);
            if (digits is null || containers.TrueForAll(container => container.Ndc?.Digits != digits))
                notes.Add($"The listed barcode {upc} does not carry a package code of {ProductNdc} and is not used.");
        }

        return notes;
    }

    // A cup of 7.5 mL is measured in hundredths; if a pack ever holds a finer part, in thousandths.
    private static int SmallestPerUnit(CountedIn countedIn, List<FormularyPackage> containers)
    {
        var usual = countedIn.UsualSmallestPerUnit();
        return containers.TrueForAll(container => container.Contents.TryCountParts(usual, out _)) ? usual : 1_000;
    }

    private static UsSchedule? Schedule(string? text) => (text ?? "").Trim().ToUpperInvariant() switch
    {
        "" => UsSchedule.NotScheduled,
        "CI" => UsSchedule.I,
        "CII" => UsSchedule.II,
        "CIII" => UsSchedule.III,
        "CIV" => UsSchedule.IV,
        "CV" => UsSchedule.V,
        _ => null,
    };
}

/// <summary>What to do about a product of the FDA's lists that is refused.</summary>
internal static class NdcAdvice
{
    public const string CheckSource = "Compare it with the label. If the house keeps it, enter it by hand.";

    public const string MendRow = "Mend the row, or get the file again from its source.";

    public static string For(string why) =>
        why.StartsWith("Bulk", StringComparison.Ordinal) ? BulkMaterial.WhatToDo : CheckSource;
}
