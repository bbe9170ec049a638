namespace MedDispense.Domain.Stock;

/// <summary>How long stock lasts if it leaves as it did lately.</summary>
public static class DaysOfSupply
{
    /// <summary>Days looked back over.</summary>
    public const int DaysBack = 28;

    /// <summary>Whole days that the amount lasts, rounded down; null when nothing left lately.</summary>
    /// <param name="amount">What is here, in the smallest amount.</param>
    /// <param name="outflow">What left in the last <see cref="DaysBack"/> days, in the smallest amount.</param>
    public static long? Of(long amount, long outflow) =>
        outflow <= 0 ? null : checked(Math.Max(0, amount) * DaysBack) / outflow;
}
