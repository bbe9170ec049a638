namespace MedDispense.Domain.Medicines;

/// <summary>Strengths between storage (whole numbers and unit codes) and <see cref="Strength"/>.</summary>
public static class MedicineStrengths
{
    private const int MostInWords = 4;

    /// <summary>The exact strength of a stored ingredient.</summary>
    /// <exception cref="FormatException">The stored figures are no strength.</exception>
    public static Strength Strength(this MedicineIngredient ingredient)
    {
        ArgumentNullException.ThrowIfNull(ingredient);
        var made = Medicines.Strength.TryCreate(
            new(ingredient.AmountNumber, ingredient.AmountDivisor), UcumUnit.OfCode(ingredient.Unit),
            new(ingredient.PerNumber, ingredient.PerDivisor), UcumUnit.OfCode(ingredient.PerUnit),
            out var strength, out var why);
        return made ? strength! : throw new FormatException($"{ingredient.Name}: {why}");
    }

    /// <summary>The rows of a medicine's ingredients, in the order given.</summary>
    public static List<MedicineIngredient> Rows(IEnumerable<Ingredient> ingredients, Guid facilityId, Guid medicineId) =>
    [
        .. ingredients.Select((ingredient, index) => new MedicineIngredient
        {
            FacilityId = facilityId,
            MedicineId = medicineId,
            Ordinal = index + 1,
            Name = ingredient.Name,
            PresentAs = ingredient.PresentAs ?? "",
            AmountNumber = ingredient.Strength.Amount.Numerator,
            AmountDivisor = ingredient.Strength.Amount.Denominator,
            Unit = ingredient.Strength.Unit.Code,
            PerNumber = ingredient.Strength.PerAmount.Numerator,
            PerDivisor = ingredient.Strength.PerAmount.Denominator,
            PerUnit = ingredient.Strength.PerUnit.Code,
        }),
    ];

    /// <summary>Whether stored ingredients are these, with the same strengths, whatever their order.</summary>
    public static bool AreSame(IReadOnlyCollection<MedicineIngredient> stored, IReadOnlyList<Ingredient> ingredients) =>
        stored.Count == ingredients.Count && ingredients.All(ingredient => stored.Any(row =>
            row.Name == ingredient.Name && row.PresentAs == (ingredient.PresentAs ?? "")
            && row.Strength().Equals(ingredient.Strength)));

    /// <summary>How much of an ingredient, in the unit of its strength, is in an amount of the medicine; false where the
    /// strength says nothing by the piece, as of a patch.</summary>
    /// <param name="medicine">The medicine.</param>
    /// <param name="strength">Of one of its ingredients.</param>
    /// <param name="amount">In the medicine's smallest amount.</param>
    /// <param name="held">In the unit of the strength.</param>
    public static bool TryHold(this Medicine medicine, Strength strength, long amount, out ExactNumber held)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(strength);
        held = default;
        var counted = medicine.CountedIn.Unit();
        return strength.PerUnit.ConvertsTo(counted) && !strength.Unit.IsPercent
            && ExactNumber.TryDivide(counted.InBase, strength.PerUnit.InBase, out var inPer)
            && ExactNumber.TryMultiply(inPer, new(amount, medicine.SmallestPerCounted), out var per)
            && strength.TryDoseIn(per, out held);
    }

    /// <summary>How much of a substance (<see cref="SubstanceName"/>) is in an amount of the medicine; false where it cannot
    /// be said in that unit.</summary>
    public static bool TryHold(this Medicine medicine, string substance, long amount, UcumUnit unit, out ExactNumber held)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(unit);
        held = default;
        var strengths = medicine.Ingredients.Where(row => SubstanceName.Of(row.Name) == substance).Select(row => row.Strength()).ToList();
        foreach (var strength in strengths)
        {
            if (!strength.Unit.ConvertsTo(unit) || !medicine.TryHold(strength, amount, out var part)
                || !ExactNumber.TryMultiply(part, strength.Unit.InBase, out var inBase) || !ExactNumber.TryDivide(inBase, unit.InBase, out var inUnit)
                || !ExactNumber.TryAdd(held, inUnit, out held))
            {
                return false;
            }
        }

        return strengths.Count > 0;
    }

    /// <summary>The strength in words: all of up to four ingredients, of more the first three and how many more.</summary>
    public static string Words(FormularyProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        if (product.Ingredients.Count <= MostInWords)
            return product.StrengthText;
        var first = string.Join(" + ", product.Ingredients.Take(MostInWords - 1).Select(ingredient => ingredient.Strength));
        return $"{first} + {product.Ingredients.Count - MostInWords + 1} more";
    }
}
