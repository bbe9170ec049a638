using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.DoseLimits;

/// <summary>One row of our own list: the usual amounts of one substance for an adult, by the routes they hold for.</summary>
/// <param name="Substance">By its one name (<see cref="SubstanceName"/>).</param>
/// <param name="Routes">The routes that it speaks of; about any other it is silent.</param>
/// <param name="Unit">Of its amounts.</param>
/// <param name="Limits">At least one. Of one kind there can be several: what is usual, and what a law says.</param>
public sealed record FieldDoseLimit(string Substance, IReadOnlyList<string> Routes, UcumUnit Unit, IReadOnlyList<DoseLimit> Limits)
{
    private const int UsualDays = 7;

    /// <summary>After so many days without it a client begins anew.</summary>
    public int NewAfterDays { get; init; } = UsualDays;

    /// <summary>A word that the form must have, where a form has amounts of its own: "release".</summary>
    public string? Form { get; init; }

    /// <summary>The salt that the amounts are of, where another weighs something else.</summary>
    public string? Salt { get; init; }

    /// <summary>Whether it speaks of a medicine that is taken this way.</summary>
    public bool Fits(Medicine medicine, string route)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        return Routes.Contains(route, StringComparer.OrdinalIgnoreCase)
            && (Form is null || medicine.Form.Contains(Form, StringComparison.OrdinalIgnoreCase))
            && medicine.Ingredients.Any(row => SubstanceName.Of(row.Name) == Substance
                && (Salt is null || $"{row.Name} {row.PresentAs}".Contains(Salt, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The highest limit of a kind that an amount is above; null when it is above none.</summary>
    public DoseLimit? Exceeded(DoseLimitKind kind, ExactNumber amount, Caution who = Caution.None) => Limits
        .Where(limit => limit.Kind == kind && amount > limit.Amount && (limit.For == Caution.None || (limit.For & who) != Caution.None))
        .MaxBy(limit => limit.Amount);
}
