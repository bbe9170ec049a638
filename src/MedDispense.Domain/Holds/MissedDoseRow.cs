using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Holds;

/// <summary>From how much missed on which step is asked for.</summary>
/// <param name="From">Days in a row, or hours since the last dose, as the policy counts.</param>
/// <param name="Step">What is asked for.</param>
/// <param name="SharePercent">Proposed to the prescriber: this much of the last dose; null for no share.</param>
/// <param name="Ceiling">And not more than this; null for no ceiling.</param>
public sealed record MissedDoseRow(int From, MissedDoseStep Step, int? SharePercent = null, DoseCeiling? Ceiling = null)
{
    /// <summary>The dose that is proposed after a last one of this much, the lower of share and ceiling: <c>40 mg</c>; null
    /// where the row proposes nothing or the last dose cannot be said in its ingredient.</summary>
    /// <param name="medicine">What was taken.</param>
    /// <param name="amount">In its smallest amount.</param>
    public string? Propose(Medicine medicine, long amount)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        if (Step < MissedDoseStep.AskPrescriber)
            return null;
        DoseCeiling? share = null;
        if (SharePercent is { } percent && medicine.PerCounted() is { } strength
            && strength.TryDoseIn(new ExactNumber(amount, medicine.SmallestPerCounted), out var last)
            && ExactNumber.TryMultiply(last, new ExactNumber(percent, 100), out var part))
        {
            share = new(part, strength.Unit);
        }

        // A share that cannot be worked out leaves no ceiling to propose either: the last dose may have been below it.
        if (SharePercent is not null && share is null)
            return null;
        return (share, Ceiling) switch
        {
            (null, null) => null,
            ({ } only, null) => only.Say(),
            (null, { } only) => only.Say(),
            ({ } one, { } other) => (one.IsLessThan(other) ? one : other).Say(),
        };
    }
}

/// <summary>An amount of an ingredient: <c>40 mg</c>.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Unit">In which unit.</param>
public sealed record DoseCeiling(ExactNumber Amount, UcumUnit Unit)
{
    public string Say() => $"{Amount} {Unit.OnScreen}";

    /// <summary>Whether it is the smaller one; of two that cannot be compared, true.</summary>
    public bool IsLessThan(DoseCeiling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !Unit.ConvertsTo(other.Unit)
            || !ExactNumber.TryMultiply(Amount, Unit.InBase, out var one) || !ExactNumber.TryMultiply(other.Amount, other.Unit.InBase, out var two)
            || one < two;
    }

    /// <summary>Reads <c>40 mg</c> or <c>12.5mg</c>.</summary>
    public static bool TryRead(string? text, out DoseCeiling? ceiling)
    {
        ceiling = Strength.TryParse(text, out var read, out _) && read.PerUnit == UcumUnit.Item && !read.Unit.IsPercent && read.PerAmount == ExactNumber.One
            ? new(read.Amount, read.Unit)
            : null;
        return ceiling is not null;
    }
}
