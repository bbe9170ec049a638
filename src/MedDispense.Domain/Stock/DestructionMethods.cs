namespace MedDispense.Domain.Stock;

/// <summary>One way to destroy medicine.</summary>
/// <param name="Code">Stored; never changed or reused.</param>
/// <param name="Words">As people say it.</param>
/// <param name="IsNonRetrievable">Whether nothing usable can be won back (21 CFR 1317.90).</param>
public sealed record DestructionMethod(string Code, string Words, bool IsNonRetrievable);

/// <summary>The ways to destroy medicine.</summary>
public static class DestructionMethods
{
    public static readonly IReadOnlyList<DestructionMethod> All =
    [
        new("incinerated", "Incinerated", true),
        new("chemical-digestion", "Chemical digestion", true),
        new("denaturing-kit", "Denaturing kit, then incineration", true),
        new("activated-carbon", "Bound in activated carbon", false),
        new("mixed-with-waste", "Mixed with waste nobody would take", false),
    ];

    /// <summary>The method, or null for a code that is not on the list.</summary>
    public static DestructionMethod? Find(string? code) => All.FirstOrDefault(method => method.Code == code);
}
