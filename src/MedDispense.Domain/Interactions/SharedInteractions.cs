namespace MedDispense.Domain.Interactions;

/// <summary>The imported table that holds in a house, looked up by two ingredients in either order.</summary>
public sealed class SharedInteractions
{
    private readonly Dictionary<(string, string), InteractionPair> _pairs = [];
    private readonly string _source;

    /// <param name="source">Who made the table.</param>
    /// <param name="pairs">Its rows.</param>
    public SharedInteractions(string source, IEnumerable<InteractionPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        _source = source;
        // Where the source lists two ingredients under several rules the worst one counts, then the first.
        foreach (var pair in pairs.OrderBy(pair => pair.Severity).ThenBy(pair => pair.Ordinal))
            _pairs.TryAdd(Key(InteractingIngredients.NameOf(pair.FirstName), InteractingIngredients.NameOf(pair.SecondName)), pair);
    }

    /// <summary>Of a house that has imported none.</summary>
    public static SharedInteractions None { get; } = new("", []);

    /// <summary>What the table says about two ingredients, by the names of <see cref="InteractingIngredients.NameOf"/>; null
    /// when it says nothing.</summary>
    public Interaction? Of(string one, string other) => _pairs.GetValueOrDefault(Key(one, other)) is { } pair
        ? new($"table-rule-{pair.Rule}", pair.Severity, one, other, SharedRules.Happens(pair), SharedRules.Do(pair), $"{_source}, rule {pair.Rule}")
        : null;

    private static (string, string) Key(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
}
