namespace MedDispense.Domain.Medicines;

/// <summary>Works out what a medicine is counted in from how the FDA says it is packed.</summary>
internal static class PackedAs
{
    /// <summary>What one package is counted in, or null when that cannot be told.</summary>
    public static CountedIn? CountedIn(PackageDescription package) =>
        // Some makers list a patch as "FILM, EXTENDED RELEASE"; only a patch is worn for hours.
        package.HoursEach is not null ? Medicines.CountedIn.Patch : FromContainer(package) ?? FromItem(package.Item);

    /// <summary>
    /// For each level of the package, how many of the counted unit one container of it holds; null when that does not
    /// fit.
    /// </summary>
    public static IReadOnlyList<ExactNumber>? Contents(PackageDescription package)
    {
        // "100 mg in 1 VIAL" is one vial, and "4.5 L in 1 BOTTLE" is 4,500 mL.
        var itemsPerUnit = FromContainer(package) is not null ? package.Levels[^1].Quantity
            : package.Item == "L" ? new ExactNumber(1, 1_000)
            : ExactNumber.One;
        var contents = new List<ExactNumber>();
        foreach (var total in package.Totals)
        {
            if (!ExactNumber.TryDivide(total, itemsPerUnit, out var inUnits))
                return null;
            contents.Add(inUnits);
        }

        return contents;
    }

    /// <summary>What a dosage form ("TABLET, FILM COATED") is counted in when it can only be one thing.</summary>
    public static CountedIn? FromForm(string form) => FromItem(form);

    /// <summary>
    /// The form that a package shows when the source names none: no more than can be seen. A liquid in a syringe may be
    /// for injection or for the mouth.
    /// </summary>
    public static string FormFrom(PackageDescription package) => FromItem(package.Item) switch
    {
        Medicines.CountedIn.Millilitre => $"liquid in {FirstWord(package.InnermostContainer).ToLowerInvariant()}",
        Medicines.CountedIn.Gram =>
            $"cream, gel or powder in {FirstWord(package.InnermostContainer).ToLowerInvariant()}",
        _ => package.Item.ToLowerInvariant(),
    };

    /// <summary>
    /// Whether one container serves several doses: false for cups, syringes and the like, null when it cannot be told.
    /// </summary>
    public static bool? IsMultiDose(PackageDescription package, CountedIn countedIn)
    {
        if (!countedIn.IsMeasured())
            return false;
        var container = package.InnermostContainer.ToUpperInvariant();
        if (container.Contains("MULTI", StringComparison.Ordinal))
            return true;
        return FirstWord(container) switch
        {
            // "BOTTLE, UNIT-DOSE" of 120 mL is a slip of the list: a bottle that size holds many doses.
            "BOTTLE" or "TUBE" or "JAR" => package.Totals[^1] >= new ExactNumber(30)
                || !container.Contains("UNIT-DOSE", StringComparison.Ordinal),
            "CUP" or "AMPULE" or "POUCH" or "PACKET" or "BLISTER" => false,

            // An insulin pen is listed as a syringe or a cartridge of 3 mL.
            "SYRINGE" or "CARTRIDGE" when package.Totals[^1] <= new ExactNumber(2) => false,
            "VIAL" when container.Contains("SINGLE", StringComparison.Ordinal) => false,
            _ => null,
        };
    }

    private static CountedIn? FromItem(string item) => FirstWord(item) switch
    {
        "TABLET" => Medicines.CountedIn.Tablet,
        "CAPSULE" => Medicines.CountedIn.Capsule,
        "FILM" or "STRIP" => Medicines.CountedIn.Film,
        "PATCH" => Medicines.CountedIn.Patch,
        "ML" or "L" => Medicines.CountedIn.Millilitre,
        "G" => Medicines.CountedIn.Gram,
        "SUPPOSITORY" => Medicines.CountedIn.Suppository,
        "SPRAY" => Medicines.CountedIn.Spray,
        "AEROSOL" or "INHALANT" => Medicines.CountedIn.Puff,
        "POWDER" when item.Contains("METERED", StringComparison.OrdinalIgnoreCase) => Medicines.CountedIn.Puff,
        "LOZENGE" or "TROCHE" or "PASTILLE" => Medicines.CountedIn.Lozenge,
        "GUM" or "RING" or "INSERT" or "SWAB" or "SPONGE" or "CLOTH" => Medicines.CountedIn.Piece,
        "IMPLANT" or "PELLET" => Medicines.CountedIn.Implant,
        "AMPULE" => Medicines.CountedIn.Ampoule,
        "VIAL" => Medicines.CountedIn.Vial,
        "SYRINGE" or "CARTRIDGE" => Medicines.CountedIn.Syringe,
        "PEN" => Medicines.CountedIn.Pen,
        _ => null,
    };

    // "1 INJECTION, POWDER, FOR SOLUTION in 1 VIAL", "100 mg in 1 VIAL", "1 POWDER in 1 PACKET": the container counts.
    private static CountedIn? FromContainer(PackageDescription package) =>
        (FirstWord(package.Item), FirstWord(package.InnermostContainer)) switch
        {
            ("INJECTION" or "G" or "MG" or "UG" or "[IU]" or "POWDER", "VIAL") => Medicines.CountedIn.Vial,
            ("INJECTION" or "SOLUTION", "SYRINGE") => Medicines.CountedIn.Syringe,
            ("INJECTION" or "SOLUTION", "AMPULE") => Medicines.CountedIn.Ampoule,
            ("POWDER" or "GRANULE" or "GRANULES", "PACKET" or "POUCH" or "SACHET") => Medicines.CountedIn.Sachet,
            _ => null,
        };

    private static string FirstWord(string text) => text.Split(',', ' ')[0].ToUpperInvariant();
}
