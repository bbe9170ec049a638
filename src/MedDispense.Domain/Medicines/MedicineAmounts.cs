namespace MedDispense.Domain.Medicines;

/// <summary>Amounts of a medicine as the ward says them.</summary>
public static class MedicineAmounts
{
    /// <summary>The amount in words, such as <c>2 films</c> or <c>8.5 mL</c>.</summary>
    /// <param name="medicine">The medicine.</param>
    /// <param name="amount">In its smallest amount.</param>
    public static string Say(this Medicine medicine, long amount) =>
        AmountText.Format(amount, medicine.CountedIn, medicine.SmallestPerCounted);
}
