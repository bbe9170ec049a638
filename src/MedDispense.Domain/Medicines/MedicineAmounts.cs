using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>Amounts of a medicine as the ward says them.</summary>
public static class MedicineAmounts
{
    /// <summary>The amount in words, such as <c>2 films</c>, <c>1½ tablets</c> or <c>8.5 mL</c>.</summary>
    /// <param name="medicine">The medicine.</param>
    /// <param name="amount">In its smallest amount.</param>
    public static string Say(this Medicine medicine, long amount) =>
        AmountText.Format(amount, medicine.CountedIn, medicine.SmallestPerCounted);

    /// <summary>Reads an amount that a person typed, in what the medicine is counted in.</summary>
    /// <param name="medicine">The medicine.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="amount">In its smallest amount.</param>
    /// <param name="why">What is wrong and what to write instead.</param>
    public static bool TryReadAmount(
        this Medicine medicine, string? text, out long amount, [NotNullWhen(false)] out string? why) =>
        AmountText.TryParse(text, medicine.CountedIn, medicine.SmallestPerCounted, out amount, out why);
}
