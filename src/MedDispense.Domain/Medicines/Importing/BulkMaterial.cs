namespace MedDispense.Domain.Medicines.Importing;

/// <summary>Finds what is made for factories and pharmacies to process and must never reach a client.</summary>
internal static class BulkMaterial
{
    private static readonly ExactNumber MostInOneContainer = new(10_000);
    private static readonly ExactNumber MostInOnePackage = new(20_000);

    public const string WhatToDo = "Leave it out. Import the finished product in the pack that a pharmacy supplies.";

    /// <summary>The reason why a package is bulk material, or null when it is not.</summary>
    public static string? Reason(PackageDescription package)
    {
        var container = package.Levels.Select(level => FirstWord(level.Container)).FirstOrDefault(IsForBulk);
        return package.Item is "kg" ? Because("it is weighed in kg")
            : container is not null ? Because($"it is packed in a {container.ToLowerInvariant()}")
            : package.Totals[^1] > MostInOneContainer ? Because($"one container holds {package.Totals[^1]}")
            : package.Total > MostInOnePackage ? Because($"one package holds {package.Total}")
            : null;
    }

    /// <summary>The reason why a product is bulk material whatever its packages, or null when it is not.</summary>
    /// <param name="finished">The source's own mark; null when it has none.</param>
    /// <param name="category">Marketing category and product type as far as the source has them.</param>
    /// <param name="ingredients">With their strengths; a pure substance counts only where the source has no
    /// mark.</param>
    public static string? Reason(bool? finished, string category, IReadOnlyList<Ingredient> ingredients) =>
        finished == false ? Because("it is marked as not finished")
        : category.Contains("FURTHER PROCESSING", StringComparison.OrdinalIgnoreCase)
            || category.Contains("BULK", StringComparison.OrdinalIgnoreCase)
            ? Because("it is listed for further processing")
        : ingredients.Any(one => one.Strength.Unit == UcumUnit.Kilogram) ? Because("its strength is in kg")
        : finished is null && ingredients.Any(IsPure) ? Because("it is the pure substance")
        : null;

    private static string Because(string reason) => $"Bulk material, never for clients: {reason}.";

    private static bool IsPure(Ingredient ingredient) =>
        ingredient.Strength.PerUnit.BaseCode == "g"
        && ingredient.Strength.Equals(Strength.Of("1 g/g"));

    private static bool IsForBulk(string container) => container is "DRUM" or "PAIL" or "TOTE" or "SUPERSACK";

    private static string FirstWord(string text) => text.Split(',', ' ')[0].ToUpperInvariant();
}
