namespace MedDispense.Domain.Medicines;

/// <summary>Medicines compared by what is in them.</summary>
public static class MedicineSubstances
{
    /// <summary>The active substances by their one name (<see cref="SubstanceName"/>), in the order of the formulary; a
    /// medicine whose ingredients are not known counts by its own name.</summary>
    public static IReadOnlyList<string> Substances(this Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        var names = medicine.Ingredients.OrderBy(row => row.Ordinal)
            .Select(row => SubstanceName.Of(row.Name)).Distinct().ToList();
        return names.Count > 0 ? names : [SubstanceName.Of(medicine.Name)];
    }

    /// <summary>Whether two medicines have a substance in common.</summary>
    public static bool SharesSubstance(this Medicine medicine, Medicine other) =>
        medicine.Substances().Intersect(other.Substances()).Any();

    /// <summary>How much of another medicine holds as much of the first substance, rounded up to the other's smallest
    /// amount: 16 films of 2 mg are 4 of 8 mg. False when the two cannot be compared.</summary>
    /// <param name="medicine">What was taken.</param>
    /// <param name="amount">In its smallest amount.</param>
    /// <param name="other">What it is to be said in.</param>
    /// <param name="inOther">In the other's smallest amount.</param>
    public static bool TrySayIn(this Medicine medicine, long amount, Medicine other, out long inOther)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(other);
        inOther = amount;
        if (medicine.IsSameAs(other))
            return true;
        if (medicine.PerCounted() is not { } from || other.PerCounted() is not { } to
            || medicine.Substances()[0] != other.Substances()[0]
            || !from.TryDoseIn(new ExactNumber(amount, medicine.SmallestPerCounted), out var dose)
            || !to.TryAmountHolding(dose, from.Unit, out var counted)
            || !ExactNumber.TryMultiply(counted, new ExactNumber(other.SmallestPerCounted), out var smallest))
        {
            return false;
        }

        inOther = (smallest.Numerator / smallest.Denominator) + (smallest.IsWhole ? 0 : 1);
        return true;
    }

    /// <summary>The strength of the first substance where it is per what the medicine is counted in; null for a patch,
    /// whose strength is per hour, and where no ingredient is known.</summary>
    public static Strength? PerCounted(this Medicine medicine)
    {
        var strength = medicine.Ingredients.OrderBy(row => row.Ordinal).FirstOrDefault()?.Strength();
        return strength?.PerUnit.Code == medicine.CountedIn.Unit().Code ? strength : null;
    }

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
