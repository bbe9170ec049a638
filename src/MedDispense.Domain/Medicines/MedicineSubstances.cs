namespace MedDispense.Domain.Medicines;

/// <summary>Medicines compared by what is in them.</summary>
public static class MedicineSubstances
{
    /// <summary>The active substances without their salts, lower case, in the order of the formulary; a medicine whose
    /// ingredients are not known counts by its own name.</summary>
    public static IReadOnlyList<string> Substances(this Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        var names = medicine.Ingredients.OrderBy(row => row.Ordinal)
            .Select(row => Ingredient.BaseOf(row.Name.ToLowerInvariant())).Distinct().ToList();
        return names.Count > 0 ? names : [Ingredient.BaseOf(medicine.Name.ToLowerInvariant())];
    }

    /// <summary>Whether two medicines have a substance in common.</summary>
    public static bool SharesSubstance(this Medicine medicine, Medicine other) =>
        medicine.Substances().Intersect(other.Substances()).Any();

    /// <summary>Whether one can be given where the other is ordered: the same substances in the same strengths, the same
    /// form, counted alike. Only the maker differs.</summary>
    public static bool IsSameAs(this Medicine medicine, Medicine other)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(other);
        if (medicine.Id == other.Id)
            return true;
        return medicine.Ingredients.Count > 0 && medicine.Ingredients.Count == other.Ingredients.Count
            && string.Equals(medicine.Form, other.Form, StringComparison.OrdinalIgnoreCase)
            && medicine.CountedIn == other.CountedIn && medicine.SmallestPerCounted == other.SmallestPerCounted
            && medicine.Ingredients.All(row => other.Ingredients.Any(its =>
                string.Equals(its.Name, row.Name, StringComparison.OrdinalIgnoreCase) && its.Strength().Equals(row.Strength())));
    }
}
