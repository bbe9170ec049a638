namespace MedDispense.Domain.Interactions;

/// <summary>Ingredients that act alike in an interaction, by the names of <see cref="InteractingIngredients.NameOf"/>.</summary>
/// <param name="Name">As a row says it: "opioids".</param>
/// <param name="Ingredients">Each once.</param>
public sealed record IngredientGroup(string Name, IReadOnlySet<string> Ingredients)
{
    /// <summary>A group of these.</summary>
    public static IngredientGroup Of(string name, params IReadOnlyList<string> ingredients) => new(name, ingredients.ToHashSet());

    /// <summary>A group of all that are in others.</summary>
    public static IngredientGroup Joined(string name, params IReadOnlyList<IngredientGroup> groups) =>
        new(name, groups.SelectMany(group => group.Ingredients).ToHashSet());

    /// <summary>Whether it holds an ingredient.</summary>
    public bool Has(string ingredient) => Ingredients.Contains(ingredient);
}
