namespace MedDispense.Domain.Stock;

/// <summary>What a count of a sending is held against before it is believed. Whoever counts is told neither the figure
/// nor which way it differs.</summary>
public static class TransferCount
{
    /// <summary>A count beyond this many times what was sent is a slip of the fingers.</summary>
    private const long Times = 10;

    /// <summary>Whether it may really lie there: not beyond ten times what is on the way, or what the pack holds when
    /// full where that is more. A sender who typed 1 for a whole box must not make the box uncountable.</summary>
    /// <param name="counted">What was counted, in the smallest amount.</param>
    /// <param name="onTheWay">What is on the way.</param>
    /// <param name="full">What the pack holds when full; null where nobody knows.</param>
    public static bool IsPlausible(long counted, long onTheWay, long? full) =>
        counted <= Math.Max(checked(onTheWay * Times), full ?? 0);
}
