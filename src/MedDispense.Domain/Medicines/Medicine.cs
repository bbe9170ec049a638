using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Medicines;

/// <summary>When a second person must be present.</summary>
public enum WitnessPolicy
{
    /// <summary>Only where every medicine asks for one: opening, destruction, the daily close.</summary>
    Never,

    /// <summary>Waste, spill and receipt.</summary>
    WasteAndReceipt,

    /// <summary>Every dose as well.</summary>
    EveryDose,
}

/// <summary>A product of the formulary: one name, strength and form.</summary>
public sealed class Medicine : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Generic name as shown, such as <c>methadone hydrochloride</c>.</summary>
    public required string Name { get; set; }

    public string BrandName { get; set; } = "";

    public string Labeler { get; set; } = "";

    /// <summary>Strength in words as shown, such as <c>10 mg/mL</c>; exact figures are in the ingredients.</summary>
    public required string Strength { get; set; }

    /// <summary>Form as shown, such as <c>oral solution</c>.</summary>
    public required string Form { get; set; }

    public string Route { get; set; } = "";

    public UsSchedule UsSchedule { get; set; }

    public UkSchedule UkSchedule { get; set; }

    /// <summary>Class of another country's law that controls it, in the words of its source, such as
    /// <c>Narcotic (CDSA I)</c>; empty when there is none.</summary>
    public string LegalClass { get; set; } = "";

    /// <summary>The house treats it as controlled although the law does not.</summary>
    public bool TreatAsControlled { get; set; }

    public required CountedIn CountedIn { get; init; }

    /// <summary>How many smallest amounts make one tablet, film or mL: 1 for a tablet that is never split, 2 for a
    /// scored one, 100 for a liquid measured to 0.01 mL. It never changes once something has moved.</summary>
    public required int SmallestPerCounted { get; init; }

    public bool IsMultiDose { get; set; }

    public WitnessPolicy WitnessPolicy { get; set; }

    /// <summary>On the house's emergency list: given first, recorded after, gated by nothing.</summary>
    public bool IsEmergency { get; set; }

    /// <summary>Below this the home page says so; in the smallest amount, 0 for no watch.</summary>
    public long LowStockBelow { get; set; }

    /// <summary>Where it came from: <c>openFDA</c>, <c>Health Canada</c>, <c>house</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Key in the source, such as the product NDC or DIN; unique for the source.</summary>
    public required string SourceKey { get; init; }

    /// <summary>Fingerprint of what was imported, so that a second import of the same content changes nothing.</summary>
    public string SourceFingerprint { get; set; } = "";

    public DateTime? WithdrawnAt { get; set; }

    public int Version { get; set; }

    /// <summary>Its words as a search looks for them; always made from the others, so it cannot lag behind.</summary>
    public string SearchText
    {
        get => MedicineSearch.TextOf(this);
        private set => _ = value;
    }

    /// <summary>Where it stands in a list: by name without regard to capitals, then by the size of its strength, so that
    /// 2 mg comes before 100 mg. Always made from the others.</summary>
    public string SortText
    {
        get => MedicineSearch.SortTextOf(this);
        private set => _ = value;
    }

    public List<MedicineIngredient> Ingredients { get; init; } = [];

    public List<MedicineCode> Codes { get; init; } = [];

    /// <summary>Whether law or house treat it as controlled.</summary>
    public bool IsControlled =>
        TreatAsControlled || UsSchedule != UsSchedule.NotScheduled || UkSchedule != UkSchedule.NotScheduled || LegalClass.Length > 0;

    /// <summary>Name, strength and form in one line, as a register's heading shows it.</summary>
    public string Title => $"{Name} {Strength} {Form}".Replace("  ", " ", StringComparison.Ordinal).Trim();
}

/// <summary>One active ingredient with its exact strength: amount per so much of the product.</summary>
public sealed class MedicineIngredient : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid MedicineId { get; init; }

    public required int Ordinal { get; init; }

    public required string Name { get; init; }

    /// <summary>The salt it is there as where the strength is that of the substance: 2 mg buprenorphine as
    /// <c>buprenorphine hydrochloride</c>; empty otherwise.</summary>
    public string PresentAs { get; init; } = "";

    /// <summary>The amount is this number divided by <see cref="AmountDivisor"/>, in <see cref="Unit"/>.</summary>
    public required long AmountNumber { get; init; }

    public required long AmountDivisor { get; init; }

    /// <summary>UCUM code, such as <c>mg</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Per this number divided by <see cref="PerDivisor"/>, in <see cref="PerUnit"/>.</summary>
    public required long PerNumber { get; init; }

    public required long PerDivisor { get; init; }

    /// <summary>UCUM code, such as <c>mL</c>; <c>1</c> for one tablet, capsule, film or patch.</summary>
    public required string PerUnit { get; init; }
}

/// <summary>Kinds of codes that a pack or its carton may wear.</summary>
public enum MedicineCodeSystem
{
    Ndc10,
    Ndc11,
    Gtin12,
    Gtin14,
    Din,
    RxNorm,
}

/// <summary>One code that means this medicine; the same code may mean several, and then a person chooses.</summary>
public sealed class MedicineCode : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid MedicineId { get; init; }

    public required MedicineCodeSystem System { get; init; }

    public required string Value { get; init; }

    /// <summary>What the code is printed on, such as <c>30 films in 1 carton</c>.</summary>
    public string Package { get; init; } = "";

    /// <summary>How much the package holds, in the medicine's smallest amount; null when not known.</summary>
    public long? PackageAmount { get; init; }

    /// <summary>A code that was linked by mistake is revoked, not deleted.</summary>
    public DateTime? RevokedAt { get; set; }
}
