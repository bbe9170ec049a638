using MedDispense.Domain.Doses;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Holds;

/// <summary>A client who was seen intoxicated or sedated, and about whom no prescriber has decided since.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Words">As the answer's list says it: "Seems intoxicated".</param>
/// <param name="By">Who saw it.</param>
public sealed record Impairment(DateTime At, string Words, string By)
{
    /// <summary>What else whoever saw it wrote; null for nothing.</summary>
    public string? More { get; init; }

    /// <summary>All of it: "Tom Okafor: Seems intoxicated. Slurred speech."</summary>
    public string Say() => $"{By}: {Words}.{(string.IsNullOrWhiteSpace(More) ? "" : $" {More.TrimEnd('.')}.")}";

    /// <summary>The answers to a dose that say it, with the codes of their reasons.</summary>
    public static readonly IReadOnlyList<(DoseOutcome Outcome, string ReasonCode)> Answers =
    [
        (DoseOutcome.Withheld, "intoxicated"), (DoseOutcome.Withheld, "sedated"), (DoseOutcome.Asleep, "asleep-not-rousable"),
    ];

    /// <summary>Whether a medicine could make it worse: a controlled one, and whatever slows breathing or wakefulness.</summary>
    public static bool Holds(Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        return medicine.IsControlled || medicine.Substances().Any(name =>
            IngredientGroups.Opioids.Has(name) || IngredientGroups.Sedatives.Has(name) || IngredientGroups.Gabapentinoids.Has(name));
    }
}
