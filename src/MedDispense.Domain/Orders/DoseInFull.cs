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

    private static string? PartOf(Medicine medicine, Strength strength, long amount) =>
        medicine.TryHold(strength, amount, out var part) ? $"{part} {strength.Unit.OnScreen}".TrimEnd() : null;
}
