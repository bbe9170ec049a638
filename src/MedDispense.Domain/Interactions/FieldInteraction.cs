namespace MedDispense.Domain.Interactions;

/// <summary>One row of our own list: two sides that are not taken together without a reason.</summary>
/// <param name="Code">Stable name, such as <c>opioid-with-antagonist</c>.</param>
/// <param name="One">One side.</param>
/// <param name="Other">The other; the same group where any two of it interact.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Happens">What happens, as the end of a sentence.</param>
/// <param name="Do">The next step, one sentence.</param>
/// <param name="Source">Who says so.</param>
public sealed record FieldInteraction(
    string Code, IngredientGroup One, IngredientGroup Other, InteractionSeverity Severity, string Happens, string Do, string Source)
{
    /// <summary>Whether two ingredients are its two sides, whichever comes first.</summary>
    public bool Is(string one, string other) =>
        one != other && ((One.Has(one) && Other.Has(other)) || (One.Has(other) && Other.Has(one)));
}
