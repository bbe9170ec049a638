namespace MedDispense.Domain.Interactions;

/// <summary>Two ingredients that are not taken together without a reason, and why.</summary>
/// <param name="Code">Stable name of the row or rule.</param>
/// <param name="Severity">How bad.</param>
/// <param name="One">The ingredient of the first medicine.</param>
/// <param name="Other">The ingredient of the second.</param>
/// <param name="Happens">What happens, as the end of a sentence.</param>
/// <param name="Do">The next step, one sentence.</param>
/// <param name="Source">Who says so.</param>
public sealed record Interaction(
    string Code, InteractionSeverity Severity, string One, string Other, string Happens, string Do, string Source)
{
    /// <summary>Every interaction of two medicines, worst first, each row or rule once.</summary>
    /// <param name="one">The first medicine.</param>
    /// <param name="other">The second.</param>
    /// <param name="shared">The house's imported table.</param>
    public static IReadOnlyList<Interaction> Between(OrderedMedicine one, OrderedMedicine other, SharedInteractions shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        var (ones, others) = (InteractingIngredients.Of(one), InteractingIngredients.Of(other));
        return
        [
            .. from first in ones
               from second in others
               // What one product holds side by side is meant to be together, also when a second order brings it again.
               where first != second && !ones.Contains(second) && !others.Contains(first)
               let found = Of(first, second, shared)
               where found is not null
               group found by found.Code into rows
               let row = rows.First()
               orderby row.Severity
               select row,
        ];
    }

    /// <summary>What is known of two ingredients: our own list, unless the imported table calls it worse.</summary>
    private static Interaction? Of(string one, string other, SharedInteractions shared)
    {
        var table = shared.Of(one, other);
        return FieldInteractions.All.FirstOrDefault(row => row.Is(one, other)) is { } own && !(table?.Severity < own.Severity)
            ? new(own.Code, own.Severity, one, other, own.Happens, own.Do, own.Source)
            : table;
    }
}
