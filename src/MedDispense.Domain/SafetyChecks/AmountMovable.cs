namespace MedDispense.Domain.SafetyChecks;

/// <summary>An amount that is moved is more than nothing and not more than any house has.</summary>
public static class AmountMovable
{
    /// <summary>The most that one movement moves, in the smallest amount: more is a slip, and sums of such figures
    /// stay far from the end of a long.</summary>
    public const long Most = 1_000_000_000_000;

    public static IEnumerable<Finding> Check(long amount)
    {
        if (amount is < 1 or > Most)
        {
            yield return Finding.Stop("amount-out-of-range", "This amount cannot be moved.",
                amount < 1 ? "It is nothing or less." : "It is more than any house has.",
                "Type the amount that you have in front of you.", "Amount");
        }
    }
}
