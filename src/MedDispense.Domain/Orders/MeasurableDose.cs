using System.Diagnostics.CodeAnalysis;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Orders;

/// <summary>From an ordered dose to what is picked up, exactly or not at all: an order that cannot be measured is refused
/// when it is signed, never first at the bedside.</summary>
public static class MeasurableDose
{
    /// <summary>The most of a medicine that one dose can be, in what it is counted in: beyond this a figure was mistyped.</summary>
    private const long MostCounted = 10_000;

    /// <summary>The dose in the medicine's smallest amount.</summary>
    /// <param name="medicine">The product.</param>
    /// <param name="dose">How much.</param>
    /// <param name="unit">Of the first ingredient (mg, mcg, units), or of the medicine itself (mL; <c>1</c> for tablets,
    /// films, patches).</param>
    /// <param name="amount">In the medicine's smallest amount, above zero.</param>
    /// <param name="why">What is wrong, with the nearest doses that can be measured.</param>
    public static bool TryMeasure(
        Medicine medicine, ExactNumber dose, UcumUnit unit, out long amount, [NotNullWhen(false)] out string? why)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(unit);
        amount = 0;
        if (dose.IsZero)
        {
            why = "The dose is nothing. Enter how much.";
            return false;
        }

        if (!TryPerSmallest(medicine, unit, out var perSmallest, out why))
            return false;
        if (!ExactNumber.TryDivide(dose, perSmallest, out var exact))
        {
            why = "The dose has more digits than can be measured.";
            return false;
        }

        if (exact > new ExactNumber(checked(MostCounted * medicine.SmallestPerCounted)))
        {
            why = $"The dose would be more than {medicine.Say(MostCounted * medicine.SmallestPerCounted)}. Check the figure and the unit.";
            return false;
        }

        if (exact.Denominator == 1)
        {
            amount = exact.Numerator;
            why = null;
            return true;
        }

        why = Nearest(medicine, exact, perSmallest, unit);
        return false;
    }

    /// <summary>How much of the unit is in the smallest amount of the medicine that can be picked up.</summary>
    /// <param name="medicine">The product.</param>
    /// <param name="unit">As for <see cref="TryMeasure"/>.</param>
    /// <param name="smallest">In that unit.</param>
    /// <param name="why">What is wrong.</param>
    public static bool TrySmallest(Medicine medicine, UcumUnit unit, out ExactNumber smallest, [NotNullWhen(false)] out string? why)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(unit);
        return TryPerSmallest(medicine, unit, out smallest, out why);
    }

    private static bool TryPerSmallest(
        Medicine medicine, UcumUnit unit, out ExactNumber perSmallest, [NotNullWhen(false)] out string? why)
    {
        perSmallest = default;
        why = null;
        if (unit.Code == UcumUnit.Item.Code && !medicine.CountedIn.IsMeasured())
            return Fits(ExactNumber.TryDivide(ExactNumber.One, new(medicine.SmallestPerCounted), out perSmallest), out why);
        var countedUnit = medicine.CountedIn.Unit();
        var isOfItself = countedUnit.ConvertsTo(unit) && medicine.CountedIn.IsMeasured();
        if (isOfItself && medicine.CountedIn == CountedIn.Gram && unit.Code != UcumUnit.Gram.Code)
        {
            // Of the gel, or of what is in it? Nobody must guess.
            why = $"{medicine.Title} is not ordered in {Say(unit)}. Use {medicine.CountedIn.Plural()}.";
            return false;
        }

        if (isOfItself)
        {
            return Fits(ExactNumber.TryDivide(countedUnit.InBase, unit.InBase, out var inUnit)
                && ExactNumber.TryDivide(inUnit, new(medicine.SmallestPerCounted), out perSmallest), out why);
        }

        if (medicine.Ingredients.OrderBy(row => row.Ordinal).FirstOrDefault() is not { } first)
        {
            why = $"The formulary does not say what {medicine.Title} contains. Order it in {medicine.CountedIn.Plural()}.";
            return false;
        }

        var strength = first.Strength();
        if (!strength.Unit.ConvertsTo(unit) || !strength.PerUnit.ConvertsTo(countedUnit))
        {
            // A patch gives so much an hour: no amount of the substance says how many.
            var bySubstance = strength.PerUnit.ConvertsTo(countedUnit) && medicine.CountedIn != CountedIn.Gram
                ? $"{strength.Unit.OnScreen}, or " : "";
            why = $"{medicine.Title} is not ordered in {Say(unit)}. Use {bySubstance}{medicine.CountedIn.Plural()}.";
            return false;
        }

        // Strength per counted unit in the dose's unit, then per smallest amount.
        return Fits(ExactNumber.TryMultiply(strength.Amount, strength.Unit.InBase, out var top)
            && ExactNumber.TryDivide(top, unit.InBase, out var amount)
            && ExactNumber.TryMultiply(strength.PerAmount, strength.PerUnit.InBase, out var per)
            && ExactNumber.TryDivide(per, countedUnit.InBase, out var counted)
            && ExactNumber.TryDivide(amount, counted, out var perCounted)
            && ExactNumber.TryDivide(perCounted, new(medicine.SmallestPerCounted), out perSmallest), out why);
    }

    private static bool Fits(bool did, [NotNullWhen(false)] out string? why)
    {
        why = did ? null : "The dose has more digits than can be measured.";
        return did;
    }

    private static string Nearest(Medicine medicine, ExactNumber exact, ExactNumber perSmallest, UcumUnit unit)
    {
        var below = exact.Numerator / exact.Denominator;
        var isOfItself = unit.Code == UcumUnit.Item.Code || unit.Code == medicine.CountedIn.Unit().Code;
        var choices = new[] { below, below + 1 }.Where(amount => amount > 0)
            .Select(amount => !isOfItself && ExactNumber.TryMultiply(new(amount), perSmallest, out var dose)
                ? $"{dose}\u00A0{Say(unit)} ({medicine.Say(amount)})"
                : medicine.Say(amount));
        return $"This dose cannot be measured with {medicine.Title}. "
            + $"The nearest {(below > 0 ? "are" : "is")} {string.Join(" and ", choices)}.";
    }

    private static string Say(UcumUnit unit) => unit.OnScreen.Length > 0 ? unit.OnScreen : "pieces";
}
