namespace MedDispense.Web.Features.Shared;

/// <summary>A medicine with the dose that is due, in the order that safe presentation asks for.</summary>
public sealed record MedicineLineView
{
    /// <summary>Name, tall-man letters already in it.</summary>
    public required string Name { get; init; }

    /// <summary>For example "8 mg/2 mg".</summary>
    public required string Strength { get; init; }

    /// <summary>For example "film" or "oral solution".</summary>
    public required string Form { get; init; }

    /// <summary>The dose as ordered, for example "16 mg/4 mg"; null where only the medicine is shown.</summary>
    public string? Dose { get; init; }

    /// <summary>The same in what is picked up, for example "2 films" or "8.5 mL".</summary>
    public string? Picked { get; init; }

    /// <summary>What to draw beside the dose.</summary>
    public PickShape Shape { get; init; }

    /// <summary>How many halves of it: 2 is one whole piece, 3 is one and a half. Not used for liquids.</summary>
    public int Halves { get; init; }

    /// <summary>For example "Under the tongue".</summary>
    public string? Route { get; init; }

    /// <summary>Sentences about time, most important first: "Due 08:00, 12 minutes ago".</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>Level of the heading, 2 or 3.</summary>
    public int HeadingLevel { get; init; } = 2;
}

/// <summary>What a dose looks like in the hand.</summary>
public enum PickShape { None, Tablet, Capsule, Film, Liquid, Patch }
