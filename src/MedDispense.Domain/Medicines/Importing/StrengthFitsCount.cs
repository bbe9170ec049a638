namespace MedDispense.Domain.Medicines.Importing;

/// <summary>
/// A strength per tablet belongs to something counted in tablets, one per mL to something measured in mL. A product
/// where they disagree cannot be dosed exactly and is refused; creams and washes that no law schedules may state a
/// percentage instead.
/// </summary>
internal static class StrengthFitsCount
{
    /// <summary>The reason why a strength does not fit, or null when all do.</summary>
    public static string? Problem(CountedIn countedIn, IReadOnlyList<Ingredient> ingredients, bool isControlled)
    {
        var misfit = ingredients.FirstOrDefault(ingredient => !Fits(countedIn, ingredient.Strength, isControlled));
        if (misfit is null)
            return null;
        var per = misfit.Strength.Unit.IsPercent ? "a percentage"
            : misfit.Strength.PerUnit == UcumUnit.Item ? "per item"
            : $"per {misfit.Strength.PerUnit.OnScreen}";
        return $"The strength of {misfit.Name} is {per}, but the product is counted in {countedIn.Plural()}.";
    }

    private static bool Fits(CountedIn countedIn, Strength strength, bool isControlled)
    {
        var per = strength.PerUnit.BaseCode;
        var loosely = !isControlled && (strength.Unit.IsPercent || per is "g" or "L");
        return countedIn switch
        {
            CountedIn.Millilitre => per == "L" || strength.Unit.IsPercent || (!isControlled && per == "g"),
            CountedIn.Gram => per == "g" || strength.Unit.IsPercent || (!isControlled && per == "L"),
            CountedIn.Tablet or CountedIn.Capsule or CountedIn.Film or CountedIn.Lozenge =>
                IsPerItem(strength),
            CountedIn.Suppository or CountedIn.Piece or CountedIn.Implant => IsPerItem(strength) || loosely,
            CountedIn.Patch => per == "h" || IsPerItem(strength) || loosely,
            CountedIn.Vial => IsPerItem(strength) || per == "{vial}",
            CountedIn.Ampoule => IsPerItem(strength) || per == "{ampoule}",
            CountedIn.Syringe => IsPerItem(strength) || per == "{syringe}",
            CountedIn.Pen => IsPerItem(strength) || per == "{pen}",
            CountedIn.Sachet => IsPerItem(strength) || per == "{sachet}",
            CountedIn.Spray or CountedIn.Puff or CountedIn.Dose =>
                IsPerItem(strength) || per is "{actuation}" or "{dose}" || loosely,
            CountedIn.Kit => IsPerItem(strength) || per is "{kit}" or "{vial}" or "{syringe}" or "{dose}",
        };
    }

    private static bool IsPerItem(Strength strength) =>
        strength.PerUnit == UcumUnit.Item && !strength.Unit.IsPercent;
}
