namespace MedDispense.Domain.Counts;

/// <summary>What a count by another person says about a discrepancy.</summary>
public enum RecountMeaning
{
    /// <summary>The first count was a miscount: the book is right, nothing is adjusted.</summary>
    AgreesWithBook,

    /// <summary>The same difference again: it is looked into.</summary>
    ConfirmsDifference,

    /// <summary>A third figure: what differs beyond the discrepancy is one of its own.</summary>
    DiffersAgain,
}

/// <summary>Judges a recount.</summary>
public static class Recounts
{
    /// <param name="counted">What the other person counted.</param>
    /// <param name="expected">The book and the remainders of all open discrepancies, this one among them.</param>
    /// <param name="remainder">What is not explained of this one.</param>
    public static RecountMeaning Judge(long counted, long expected, long remainder)
    {
        if (counted == expected)
            return RecountMeaning.ConfirmsDifference;
        return counted == checked(expected - remainder) ? RecountMeaning.AgreesWithBook : RecountMeaning.DiffersAgain;
    }
}
