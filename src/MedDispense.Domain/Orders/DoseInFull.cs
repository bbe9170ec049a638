using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Orders;

/// <summary>A dose with every ingredient of the medicine in it, as its label says them.</summary>
public static class DoseInFull
{
    private const int MostIngredients = 3;

    /// <summary><c>16 mg/4 mg = 2 films</c>, <c>85 mg = 8.5 mL</c>; only what is picked up where the strengths say
    /// nothing by the piece.</summary>
    public static string SayInFull(this Medicine medicine, long amount)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        var picked = medicine.Say(amount);
        var ingredients = medicine.Ingredients.OrderBy(row => row.Ordinal).ToList();
        if (ingredients.Count is 0 or > MostIngredients)
            return picked;
        var parts = ingredients.Select(row => PartOf(medicine, row.Strength(), amount)).ToList();
        return parts.All(part => part is not null) ? $"{string.Join('/', parts)} = {picked}" : picked;
    }

    private static string? PartOf(Medicine medicine, Strength strength, long amount)
    {
        var counted = medicine.CountedIn switch
        {
            CountedIn.Millilitre => UcumUnit.Millilitre,
            CountedIn.Gram => UcumUnit.Gram,
            CountedIn.Tablet or CountedIn.Capsule or CountedIn.Film or CountedIn.Patch or CountedIn.Suppository
                or CountedIn.Ampoule or CountedIn.Vial or CountedIn.Syringe or CountedIn.Pen or CountedIn.Spray
                or CountedIn.Puff or CountedIn.Sachet or CountedIn.Lozenge or CountedIn.Piece or CountedIn.Implant
                or CountedIn.Dose or CountedIn.Kit => UcumUnit.Item,
        };
        if (!strength.PerUnit.ConvertsTo(counted) || strength.Unit.IsPercent)
            return null;
        return ExactNumber.TryDivide(counted.InBase, strength.PerUnit.InBase, out var inPer)
            && ExactNumber.TryDivide(inPer, strength.PerAmount, out var portions)
            && ExactNumber.TryMultiply(portions, strength.Amount, out var perCounted)
            && ExactNumber.TryMultiply(perCounted, new(amount, medicine.SmallestPerCounted), out var part)
            ? $"{part} {strength.Unit.OnScreen}".TrimEnd()
            : null;
    }
}
