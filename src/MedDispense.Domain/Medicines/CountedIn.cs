namespace MedDispense.Domain.Medicines;

/// <summary>What a person picks up, counts and signs for: the whole unit of a medicine's amounts.</summary>
/// <remarks>The figures are fixed because they may be stored; add new ones at the end.</remarks>
public enum CountedIn
{
    Tablet = 1,
    Capsule = 2,
    Film = 3,
    Patch = 4,
    Millilitre = 5,
    Gram = 6,
    Suppository = 7,
    Ampoule = 8,
    Vial = 9,
    Syringe = 10,
    Pen = 11,
    Spray = 12,
    Puff = 13,
    Sachet = 14,
    Lozenge = 15,

    /// <summary>Gum, wipe, swab, sponge, ring: a single thing with no better word.</summary>
    Piece = 16,
    Implant = 17,
    Dose = 18,

    /// <summary>Powder and its liquid in one box, used up whole.</summary>
    Kit = 19,
}

/// <summary>The words of the ward for <see cref="CountedIn"/>, and how finely each is usually counted.</summary>
public static class CountedInWords
{
    /// <summary>The word for one: "tablet", "mL".</summary>
    public static string Singular(this CountedIn countedIn) => countedIn switch
    {
        CountedIn.Tablet => "tablet",
        CountedIn.Capsule => "capsule",
        CountedIn.Film => "film",
        CountedIn.Patch => "patch",
        CountedIn.Millilitre => "mL",
        CountedIn.Gram => "g",
        CountedIn.Suppository => "suppository",
        CountedIn.Ampoule => "ampoule",
        CountedIn.Vial => "vial",
        CountedIn.Syringe => "syringe",
        CountedIn.Pen => "pen",
        CountedIn.Spray => "spray",
        CountedIn.Puff => "puff",
        CountedIn.Sachet => "sachet",
        CountedIn.Lozenge => "lozenge",
        CountedIn.Piece => "piece",
        CountedIn.Implant => "implant",
        CountedIn.Dose => "dose",
        CountedIn.Kit => "kit",
    };

    /// <summary>The word for several: "tablets", "patches", "mL".</summary>
    public static string Plural(this CountedIn countedIn) => countedIn switch
    {
        CountedIn.Millilitre or CountedIn.Gram => countedIn.Singular(),
        CountedIn.Patch => "patches",
        CountedIn.Suppository => "suppositories",
        CountedIn.Tablet or CountedIn.Capsule or CountedIn.Film or CountedIn.Ampoule or CountedIn.Vial
            or CountedIn.Syringe or CountedIn.Pen or CountedIn.Spray or CountedIn.Puff or CountedIn.Sachet
            or CountedIn.Lozenge or CountedIn.Piece or CountedIn.Implant or CountedIn.Dose or CountedIn.Kit
            => countedIn.Singular() + "s",
    };

    /// <summary>True for what is measured out (mL, g) and shown with decimals, never as "½".</summary>
    public static bool IsMeasured(this CountedIn countedIn) =>
        countedIn is CountedIn.Millilitre or CountedIn.Gram;

    /// <summary>The unit of one: of what is measured its own, otherwise an item.</summary>
    public static UcumUnit Unit(this CountedIn countedIn) => countedIn switch
    {
        CountedIn.Millilitre => UcumUnit.Millilitre,
        CountedIn.Gram => UcumUnit.Gram,
        CountedIn.Tablet or CountedIn.Capsule or CountedIn.Film or CountedIn.Patch or CountedIn.Suppository
            or CountedIn.Ampoule or CountedIn.Vial or CountedIn.Syringe or CountedIn.Pen or CountedIn.Spray
            or CountedIn.Puff or CountedIn.Sachet or CountedIn.Lozenge or CountedIn.Piece or CountedIn.Implant
            or CountedIn.Dose or CountedIn.Kit => UcumUnit.Item,
    };

    /// <summary>
    /// How many smallest amounts one unit has unless somebody decides otherwise: 0.01 mL, 0.01 g, whole items.
    /// </summary>
    public static int UsualSmallestPerUnit(this CountedIn countedIn) => countedIn.IsMeasured() ? 100 : 1;
}
