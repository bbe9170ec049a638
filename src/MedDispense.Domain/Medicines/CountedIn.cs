namespace MedDispense.Domain.Medicines;

/// <summary>What a person counts or measures of a medicine.</summary>
public enum CountedIn
{
    Tablet,
    Capsule,
    Film,
    Patch,
    Millilitre,
    Gram,
}
