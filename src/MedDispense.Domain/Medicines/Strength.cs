using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>
/// How much of an ingredient is in how much of the medicine: 8 mg per item, 10 mg per 5 mL, 25 ug per h. Two
/// strengths are equal when they say the same amount, whatever the units: 1 g/L and 1 mg/mL.
/// </summary>
public sealed class Strength : IEquatable<Strength>
{
    private readonly ExactNumber _basePerBase;

    private Strength(ExactNumber amount, UcumUnit unit, ExactNumber perAmount, UcumUnit perUnit, ExactNumber ratio)
    {
        Amount = amount;
        Unit = unit;
        PerAmount = perAmount;
        PerUnit = perUnit;
        _basePerBase = ratio;
    }

    public ExactNumber Amount { get; }

    public UcumUnit Unit { get; }

    /// <summary>Per how many of <see cref="PerUnit"/>; 1 for a tablet.</summary>
    public ExactNumber PerAmount { get; }

    public UcumUnit PerUnit { get; }

    /// <summary>
    /// Makes a strength; false with the reason when it is zero, or too large or too small to be exact.
    /// </summary>
    public static bool TryCreate(
        ExactNumber amount,
        UcumUnit unit,
        ExactNumber perAmount,
        UcumUnit perUnit,
        [NotNullWhen(true)] out Strength? strength,
        [NotNullWhen(false)] out string? why)
    {
        strength = null;
        why = amount.IsZero ? "The strength is zero."
            : perAmount.IsZero ? "The strength is per zero of something."
            : null;
        if (why is not null)
            return false;
        if (!ExactNumber.TryMultiply(amount, unit.InBase, out var top)
            || !ExactNumber.TryMultiply(perAmount, perUnit.InBase, out var below)
            || !ExactNumber.TryDivide(top, below, out var ratio))
        {
            why = "The strength has more digits than can be kept exactly.";
            return false;
        }

        strength = new Strength(amount, unit, perAmount, perUnit, ratio);
        return true;
    }

    /// <summary>
    /// Reads "2 mg/1", ".5 mg/1", "10 mg/5mL", "3.33 MG/5 ML", "62.5 ug/h", "100 [USP'U]/mL", "20 meq", "4.5 %/W/W"
    /// (kept as 4.5 g per 100 g). Without "/…" it is per item.
    /// </summary>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out Strength? strength,
        [NotNullWhen(false)] out string? why)
    {
        strength = null;
        var trimmed = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (trimmed.Length == 0)
        {
            why = "There is no strength.";
            return false;
        }

        var slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        var upper = slash < 0 ? trimmed : trimmed[..slash];
        var lower = slash < 0 ? "" : trimmed[(slash + 1)..].Trim();
        if (!TryReadAmount(upper.Trim(), trimmed, out var amount, out var unit, out why))
            return false;
        if (unit.IsPercent)
            return TryReadPercentage(amount, lower, trimmed, out strength, out why);
        var perAmount = ExactNumber.One;
        var perUnit = UcumUnit.Item;
        if (slash >= 0 && !TryReadPer(lower, trimmed, out perAmount, out perUnit, out why))
            return false;
        return TryCreate(amount, unit, perAmount, perUnit, out strength, out why);
    }

    /// <summary>Reads a strength that our own code has written down.</summary>
    /// <exception cref="FormatException">It is not a strength.</exception>
    public static Strength Of(string text) =>
        TryParse(text, out var strength, out var why) ? strength : throw new FormatException($"{text}: {why}");

    /// <summary>
    /// How much of the medicine, in <see cref="PerUnit"/>, holds this dose; false when the dose is in another kind of
    /// unit or does not fit.
    /// </summary>
    public bool TryAmountHolding(ExactNumber dose, UcumUnit doseUnit, out ExactNumber amount)
    {
        amount = default;
        return doseUnit.ConvertsTo(Unit)
            && ExactNumber.TryMultiply(dose, doseUnit.InBase, out var inBase)
            && ExactNumber.TryDivide(inBase, _basePerBase, out var perBase)
            && ExactNumber.TryDivide(perBase, PerUnit.InBase, out amount);
    }

    /// <summary>
    /// The dose, in <see cref="Unit"/>, that this much of the medicine (in <see cref="PerUnit"/>) holds; false when it
    /// does not fit.
    /// </summary>
    public bool TryDoseIn(ExactNumber amount, out ExactNumber dose)
    {
        dose = default;
        return ExactNumber.TryMultiply(amount, Amount, out var whole)
            && ExactNumber.TryDivide(whole, PerAmount, out dose);
    }

    public bool Equals(Strength? other) => other is not null && _basePerBase == other._basePerBase
        && Unit.ConvertsTo(other.Unit) && PerUnit.ConvertsTo(other.PerUnit);

    public override bool Equals(object? obj) => Equals(obj as Strength);

    public override int GetHashCode() => HashCode.Combine(_basePerBase, Unit.BaseCode, PerUnit.BaseCode);

    /// <summary>As a ward reads it: "8 mg", "10 mg/5 mL", "25 mcg/h"; the space before a unit does not break.</summary>
    public override string ToString()
    {
        var space = Unit.IsPercent ? "" : "\u00A0";
        var upper = $"{Amount}{space}{Unit.OnScreen}";
        if (PerUnit == UcumUnit.Item)
            return upper;
        return PerAmount == ExactNumber.One
            ? $"{upper}/{PerUnit.OnScreen}"
            : $"{upper}/{PerAmount}\u00A0{PerUnit.OnScreen}";
    }

    private static bool TryReadAmount(
        string part,
        string whole,
        out ExactNumber amount,
        [NotNullWhen(true)] out UcumUnit? unit,
        [NotNullWhen(false)] out string? why)
    {
        unit = null;
        var digits = part.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',').Count();
        if (!ExactNumber.TryParse(part[..digits], out amount, out _))
        {
            why = $"The strength {ExactNumber.Quoted(whole)} does not begin with a number.";
            return false;
        }

        var name = part[digits..].Trim();
        why = name.Length == 0 ? $"The strength {ExactNumber.Quoted(whole)} names no unit."
            : !UcumUnit.TryRead(name, out unit) ? $"The unit {ExactNumber.Quoted(name)} is not one that is known here."
            : null;
        return why is null && unit is not null;
    }

    private static bool TryReadPer(
        string part,
        string whole,
        out ExactNumber perAmount,
        out UcumUnit perUnit,
        [NotNullWhen(false)] out string? why)
    {
        perAmount = ExactNumber.One;
        perUnit = UcumUnit.Item;
        why = null;
        if (part == "1")
            return true;
        var startsWithNumber = part.Length > 0 && (char.IsAsciiDigit(part[0]) || part[0] == '.');
        if (!TryReadAmount(startsWithNumber ? part : "1 " + part, whole, out perAmount, out var unit, out why))
            return false;
        perUnit = unit;
        if (!unit.IsPercent)
            return true;
        why = $"The strength {ExactNumber.Quoted(whole)} is per a percentage, which says no amount.";
        return false;
    }

    private static bool TryReadPercentage(
        ExactNumber amount,
        string kind,
        string whole,
        [NotNullWhen(true)] out Strength? strength,
        [NotNullWhen(false)] out string? why)
    {
        var hundred = new ExactNumber(100);
        strength = null;
        switch (kind.ToUpperInvariant())
        {
            case "W/W":
                return TryCreate(amount, UcumUnit.Gram, hundred, UcumUnit.Gram, out strength, out why);
            case "W/V":
                return TryCreate(amount, UcumUnit.Gram, hundred, UcumUnit.Millilitre, out strength, out why);
            case "V/V":
                return TryCreate(amount, UcumUnit.Millilitre, hundred, UcumUnit.Millilitre, out strength, out why);
            case "" or "%" or "1":
                return TryCreate(amount, UcumUnit.Percent, ExactNumber.One, UcumUnit.Item, out strength, out why);
            default:
                why = $"The strength {ExactNumber.Quoted(whole)} is a percentage of something that is not known here.";
                return false;
        }
    }
}
