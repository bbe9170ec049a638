using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Orders;

/// <summary>One dose as it was ordered, and as the ward says it: in milligrams and in what is picked up.</summary>
/// <param name="Number">How much.</param>
/// <param name="Unit">UCUM code: of the first ingredient, or of what is counted.</param>
/// <param name="Amount">The same in the medicine's smallest amount.</param>
public sealed record OrderedDose(ExactNumber Number, string Unit, long Amount)
{
    /// <summary><c>16 mg</c>, with a space that does not break: the dose as it was ordered. One that was ordered in what is
    /// picked up is said by its ingredients too, <c>60 mg</c> for 6 mL: a figure of millilitres alone is taken for
    /// milligrams. Where the strength does not say, what is picked up.</summary>
    public string Say(Medicine medicine)
    {
        var unit = UcumUnit.OfCode(Unit);
        return unit.Code == UcumUnit.Item.Code || unit.Code == UcumUnit.Millilitre.Code || unit.Code == UcumUnit.Gram.Code && medicine.CountedIn == CountedIn.Gram
            ? medicine.SayInFull(Amount).Split(" = ")[0]
            : $"{Number}\u00A0{unit.OnScreen}";
    }

    /// <summary>What is picked up: <c>2 films</c>, <c>8.5 mL</c>.</summary>
    public string SayPicked(Medicine medicine) => medicine.Say(Amount);

    /// <summary><c>16 mg = 2 films</c>, or the one where both are the same.</summary>
    public string SayBoth(Medicine medicine)
    {
        var (dose, picked) = (Say(medicine), SayPicked(medicine));
        return dose == picked ? picked : $"{dose} = {picked}";
    }
}
