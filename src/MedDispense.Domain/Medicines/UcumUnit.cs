using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>
/// A unit of measure by its UCUM code, with its exact size in the base unit of its kind. Units of one
/// <see cref="BaseCode"/> convert into each other, no others do: international units are not USP units.
/// </summary>
/// <param name="Code">The UCUM code, such as "mg", "ug", "mL", "h", "[iU]", "meq", "%", "1" for an item.</param>
/// <param name="BaseCode">The code of the unit that all of this kind convert to.</param>
/// <param name="InBase">How many base units one of this unit is.</param>
/// <param name="OnScreen">What a ward may read: "mcg" for ug, "units" for [iU].</param>
public sealed record UcumUnit(string Code, string BaseCode, ExactNumber InBase, string OnScreen)
{
    public static readonly UcumUnit Item = new("1", "1", ExactNumber.One, "");
    public static readonly UcumUnit Kilogram = new("kg", "g", new(1_000), "kg");
    public static readonly UcumUnit Gram = new("g", "g", ExactNumber.One, "g");
    public static readonly UcumUnit Milligram = new("mg", "g", new(1, 1_000), "mg");
    public static readonly UcumUnit Microgram = new("ug", "g", new(1, 1_000_000), "mcg");
    public static readonly UcumUnit Nanogram = new("ng", "g", new(1, 1_000_000_000), "nanogram");
    public static readonly UcumUnit Litre = new("L", "L", ExactNumber.One, "L");
    public static readonly UcumUnit Millilitre = new("mL", "L", new(1, 1_000), "mL");
    public static readonly UcumUnit Microlitre = new("uL", "L", new(1, 1_000_000), "microlitre");
    public static readonly UcumUnit Hour = new("h", "h", ExactNumber.One, "h");
    public static readonly UcumUnit Percent = new("%", "%", ExactNumber.One, "%");
    public static readonly UcumUnit InternationalUnit = new("[iU]", "[iU]", ExactNumber.One, "units");

    // What the source files write, without regard to capitals: Health Canada writes MG where openFDA writes mg.
    // "UNIT" is Health Canada's word for international and other biological units alike.
    private static readonly Dictionary<string, UcumUnit> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = Item,
        ["TAB"] = Item,
        ["CAP"] = Item,
        ["SUP"] = Item,
        ["ECT"] = Item,
        ["EVT"] = Item,
        ["SRT"] = Item,
        ["VTAB"] = Item,
        ["INSERT"] = Item,
        ["kg"] = Kilogram,
        ["g"] = Gram,
        ["gm"] = Gram,
        ["mg"] = Milligram,
        ["ug"] = Microgram,
        ["mcg"] = Microgram,
        ["ng"] = Nanogram,
        ["L"] = Litre,
        ["mL"] = Millilitre,
        ["cc"] = Millilitre,
        ["uL"] = Microlitre,
        ["mcL"] = Microlitre,
        ["h"] = Hour,
        ["hour"] = Hour,
        ["hours"] = Hour,
        ["hr"] = Hour,
        ["d"] = new("d", "h", new(24), "day"),
        ["min"] = new("min", "h", new(1, 60), "minute"),
        ["%"] = Percent,
        ["[iU]"] = InternationalUnit,
        ["iU"] = InternationalUnit,
        ["unit"] = InternationalUnit,
        ["units"] = InternationalUnit,
        ["[USP'U]"] = new("[USP'U]", "[USP'U]", ExactNumber.One, "USP units"),
        ["[arb'U]"] = new("[arb'U]", "[arb'U]", ExactNumber.One, "arbitrary units"),
        ["[BAU]"] = new("[BAU]", "[BAU]", ExactNumber.One, "bioequivalent allergy units"),
        ["[AU]"] = new("[AU]", "[AU]", ExactNumber.One, "allergy units"),
        ["[Lf]"] = new("[Lf]", "[Lf]", ExactNumber.One, "Lf"),
        ["Lf"] = new("[Lf]", "[Lf]", ExactNumber.One, "Lf"),
        ["[tb'U]"] = new("[tb'U]", "[tb'U]", ExactNumber.One, "tuberculin units"),
        ["TUB"] = new("[tb'U]", "[tb'U]", ExactNumber.One, "tuberculin units"),
        ["eq"] = new("eq", "eq", ExactNumber.One, "Eq"),
        ["meq"] = new("meq", "eq", new(1, 1_000), "mEq"),
        ["mol"] = new("mol", "mol", ExactNumber.One, "mol"),
        ["mmol"] = new("mmol", "mol", new(1, 1_000), "mmol"),
        ["umol"] = new("umol", "mol", new(1, 1_000_000), "micromol"),
        ["mcmol"] = new("umol", "mol", new(1, 1_000_000), "micromol"),
        ["VIAL"] = Counted("vial"),
        ["SYR"] = Counted("syringe"),
        ["AMP"] = Counted("ampoule"),
        ["PEN"] = Counted("pen"),
        ["CARTRIDGE"] = Counted("cartridge"),
        ["SACHET"] = Counted("sachet"),
        ["BAG"] = Counted("bag"),
        ["BOTTLE"] = Counted("bottle"),
        ["CONTAINER"] = Counted("container"),
        ["KIT"] = Counted("kit"),
        ["DOSE"] = Counted("dose"),
        ["ACT"] = Counted("actuation"),
        ["ACTUATION"] = Counted("actuation"),
    };

    /// <summary>True for "%", which says nothing exact about a tablet but does about a liquid or a cream.</summary>
    public bool IsPercent => BaseCode == "%";

    public bool ConvertsTo(UcumUnit other) => BaseCode == other.BaseCode;

    /// <summary>Reads a unit as openFDA, UCUM or Health Canada write it.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out UcumUnit? unit) =>
        ByName.TryGetValue(text.Trim().Replace('µ', 'u').Replace('μ', 'u'), out unit);

    /// <summary>Whether a unit has this code.</summary>
    public static bool IsCode(string code) => ByName.Values.Any(unit => unit.Code == code);

    /// <summary>The unit of a code that was stored.</summary>
    /// <exception cref="FormatException">No unit has this code.</exception>
    public static UcumUnit OfCode(string code) =>
        ByName.Values.FirstOrDefault(unit => unit.Code == code) ?? throw new FormatException($"No unit has the code {code}.");

    // UCUM lets a thing be counted as an annotation in braces.
    private static UcumUnit Counted(string thing) => new($"{{{thing}}}", $"{{{thing}}}", ExactNumber.One, thing);
}
