namespace MedDispense.Domain.Scanning;

/// <summary>Why a code cannot be used.</summary>
public enum UnreadableCause
{
    /// <summary>The scanner sent nothing.</summary>
    NothingRead,

    /// <summary>More characters than any label holds.</summary>
    TooLong,

    /// <summary>The check digit or check characters do not fit.</summary>
    WrongCheckDigit,

    /// <summary>A label of the house whose check character or length does not fit.</summary>
    HouseLabelWrong,

    /// <summary>The code ends before it should.</summary>
    CutShort,

    /// <summary>A date or time that does not exist.</summary>
    ImpossibleDate,

    /// <summary>Two products, two lots, or a person and a product in one code.</summary>
    SaysTwoThings,

    /// <summary>Anything else that no sound label holds.</summary>
    Damaged,
}

/// <summary>The words for a code that cannot be used.</summary>
public static class UnreadableWords
{
    /// <summary>The scan of that cause, with its words.</summary>
    public static UnreadableScan For(UnreadableCause cause)
    {
        var (reason, whatToDo) = Words(cause);
        return new UnreadableScan(cause, reason, whatToDo);
    }

    internal static UnreadableScan For(GsOneFault fault) => For(CauseOf(fault.Kind));

    private static (string Reason, string WhatToDo) Words(UnreadableCause cause) => cause switch
    {
        UnreadableCause.NothingRead => (
            "The scanner sent nothing.",
            "Scan again, a little further away, with the whole code in view."),
        UnreadableCause.TooLong => (
            "This is far more text than a label holds.",
            "Scan one code at a time. If it happens again, type the number under the code."),
        UnreadableCause.WrongCheckDigit => (
            "The digits of this code do not fit together: at least one was read or printed wrong.",
            "Scan again. If it happens twice, type the number under the code, or use another label of the pack."),
        UnreadableCause.HouseLabelWrong => (
            "This label of the house was not read correctly.",
            "Scan again. If it happens twice, type the letters and digits under the code, then print a new label."),
        UnreadableCause.CutShort => (
            "Only part of the code was read.",
            "Scan again with the whole code in view. If it happens twice, type the number under the code."),
        UnreadableCause.ImpossibleDate => (
            "A date in this code does not exist.",
            "Scan again. If it happens twice, type lot and expiry from the pack and set the pack aside for a check."),
        UnreadableCause.SaysTwoThings => (
            "This code says two different things at once.",
            "Do not use it. Scan another code of the pack or card, and show this one to whoever is in charge."),
        UnreadableCause.Damaged => (
            "This code is damaged, or is not printed as such codes are.",
            "Scan again. If it happens twice, type the number under the code."),
    };

    private static UnreadableCause CauseOf(GsOneFaultKind kind) => kind switch
    {
        GsOneFaultKind.Empty => UnreadableCause.NothingRead,
        GsOneFaultKind.WrongCheckDigit => UnreadableCause.WrongCheckDigit,
        GsOneFaultKind.TooShort or GsOneFaultKind.ValueMissing => UnreadableCause.CutShort,
        GsOneFaultKind.NoSuchDate or GsOneFaultKind.NoSuchTime => UnreadableCause.ImpossibleDate,
        GsOneFaultKind.RepeatedWithOtherValue or GsOneFaultKind.NotAllowedTogether => UnreadableCause.SaysTwoThings,
        GsOneFaultKind.UnknownIdentifier or GsOneFaultKind.BracketsWrong or GsOneFaultKind.TooLong
            or GsOneFaultKind.NotDigits or GsOneFaultKind.WrongCharacter or GsOneFaultKind.NotAllowedValue
            or GsOneFaultKind.NoKeyInAddress or GsOneFaultKind.AddressOutOfOrder
            or GsOneFaultKind.CompanionMissing => UnreadableCause.Damaged,
    };
}
