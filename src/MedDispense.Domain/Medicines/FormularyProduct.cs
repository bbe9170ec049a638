namespace MedDispense.Domain.Medicines;

/// <summary>One container of a product as the trade packs it, with the code printed on it.</summary>
public sealed record FormularyPackage
{
    /// <summary>The code on this container; null when it has none of its own. It is never made up.</summary>
    public PackageNdc? Ndc { get; init; }

    /// <summary>"carton", "blister pack", "bottle, plastic".</summary>
    public required string Container { get; init; }

    /// <summary>0 for the outermost container, 1 for what lies in it, and so on.</summary>
    public required int Level { get; init; }

    /// <summary>What the container holds in all, in the product's counted unit (tablets, mL).</summary>
    public required ExactNumber Contents { get; init; }

    public DateOnly? MarketedFrom { get; init; }

    /// <summary>The last day on the market, which may lie in the future.</summary>
    public DateOnly? MarketedUntil { get; init; }

    /// <summary>The whole package in the source's own words.</summary>
    public string Description { get; init; } = "";
}

/// <summary>
/// A product that a house may keep: what an import offers and what the demonstration formulary holds.
/// </summary>
public sealed record FormularyProduct
{
    /// <summary>The generic name, lower case, salt kept: "buprenorphine and naloxone".</summary>
    public required string Name { get; init; }

    public string? Brand { get; init; }

    /// <summary>"tablet, film coated", "oral solution".</summary>
    public required string Form { get; init; }

    /// <summary>"oral", "sublingual"; null when the source does not say.</summary>
    public string? Route { get; init; }

    public required IReadOnlyList<Ingredient> Ingredients { get; init; }

    /// <summary>Null when the source says nothing about the United States.</summary>
    public UsSchedule? UsSchedule { get; init; }

    /// <summary>Null when the source says nothing about the United Kingdom.</summary>
    public UkSchedule? UkSchedule { get; init; }

    /// <summary>Null when the source says nothing about Canada.</summary>
    public CanadianClass? CanadianClass { get; init; }

    public required CountedIn CountedIn { get; init; }

    /// <summary>How many smallest amounts one counted unit has: 1 (whole), 2 (scored tablet), 100 (0.01 mL).</summary>
    public required int SmallestPerUnit { get; init; }

    /// <summary>Whether one opened container serves several doses; null when the source does not tell.</summary>
    public bool? MultiDose { get; init; }

    /// <summary>Proposed for houses: a second person is present when it is given.</summary>
    public bool NeedsWitness { get; init; }

    /// <summary>
    /// Proposed for houses: given first and recorded after (naloxone, adrenaline, glucose, rescue sedation).
    /// </summary>
    public bool Emergency { get; init; }

    public IReadOnlyList<FormularyPackage> Packages { get; init; } = [];

    /// <summary>True when any law that the product is known under schedules it.</summary>
    public bool IsControlled => UsSchedule is not (null or Medicines.UsSchedule.NotScheduled)
        || UkSchedule is not (null or Medicines.UkSchedule.NotScheduled)
        || CanadianClass >= Medicines.CanadianClass.Targeted;

    /// <summary>"8 mg/2 mg" for a film, "10 mg/mL" for a liquid.</summary>
    public string StrengthText => string.Join(
        Ingredients.All(ingredient => ingredient.Strength.PerUnit == UcumUnit.Item) ? "/" : " + ",
        Ingredients.Select(ingredient => ingredient.Strength));

    /// <summary>Name, strength and form in the order of a medication line, tall-man letters in the name.</summary>
    public string Title => $"{TallManNames.Write(Name)} {StrengthText} {Form}";
}
