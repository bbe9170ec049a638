using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Counts;

/// <summary>What a figure that was counted back leads to.</summary>
public enum CountBackAnswer
{
    Agrees,

    /// <summary>The act waits; nobody is told by how much or which way.</summary>
    CountAgain,

    /// <summary>The act goes through, since a client waits, and a discrepancy is opened.</summary>
    OpensDiscrepancy,
}

/// <summary>After taking from an open container its rest is counted without seeing the figure. Three tries: after the
/// first two that do not fit it is counted again, the third stands.</summary>
public static class CountBack
{
    public const int Tries = 3;

    /// <summary>Whether what is left is counted at each dose: the house asks for it, and one opened container of the
    /// controlled medicine serves several doses. What is measured is measured when the bottle or the shift changes.</summary>
    public static bool IsAsked(FacilityLimits limits, Medicine medicine) =>
        limits.CountBack == 1 && medicine is { IsControlled: true, IsMultiDose: true } && !medicine.CountedIn.IsMeasured();

    /// <param name="counted">In the medicine's smallest amount.</param>
    /// <param name="expected">What the book makes after the act, with what open discrepancies hold.</param>
    /// <param name="triesBefore">Figures of the same act that did not fit.</param>
    public static CountBackAnswer Judge(long counted, long expected, int triesBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(triesBefore);
        if (counted == expected)
            return CountBackAnswer.Agrees;
        return triesBefore < Tries - 1 ? CountBackAnswer.CountAgain : CountBackAnswer.OpensDiscrepancy;
    }

    /// <summary>Said when no figure came: it is no try.</summary>
    public static Finding Missing(string field) => Finding.Stop("count-back-missing", "Count what is left in the container.",
        "An open container of a controlled medicine is counted at each dose.", "Type what you count, 0 when nothing is left.", field);

    /// <summary>What the page says; alike for every figure, try and direction.</summary>
    public static Finding CountAgain(string field) => Finding.Stop("count-back-again", "Count again.",
        "What is left in the container was not confirmed.", "Count what is left once more and type the figure.", field);
}
