namespace MedDispense.Domain.Scanning;

/// <summary>
/// What is wrong with a GS1 code, for the program; <see cref="UnreadableScan"/> holds the words for a nurse.
/// </summary>
public enum GsOneFaultKind
{
    /// <summary>There is nothing behind the symbology identifier or the separator.</summary>
    Empty,

    /// <summary>The text goes on with digits that no application identifier starts with.</summary>
    UnknownIdentifier,

    /// <summary>Brackets do not pair up, or there is text before the first.</summary>
    BracketsWrong,

    /// <summary>An application identifier without a value.</summary>
    ValueMissing,

    /// <summary>The value is shorter than its identifier says.</summary>
    TooShort,

    /// <summary>The value is longer than its identifier says.</summary>
    TooLong,

    /// <summary>A character where only digits may be.</summary>
    NotDigits,

    /// <summary>A character that GS1 codes do not hold.</summary>
    WrongCharacter,

    /// <summary>The check digit or check characters do not fit.</summary>
    WrongCheckDigit,

    /// <summary>There is no such day.</summary>
    NoSuchDate,

    /// <summary>There is no such time of day.</summary>
    NoSuchTime,

    /// <summary>The value is not among those that the standard lists.</summary>
    NotAllowedValue,

    /// <summary>A web address without a GS1 key in its path.</summary>
    NoKeyInAddress,

    /// <summary>The parts of a web address are not in the order that the standard sets.</summary>
    AddressOutOfOrder,

    /// <summary>One identifier twice, with different values.</summary>
    RepeatedWithOtherValue,

    /// <summary>Two identifiers that exclude each other.</summary>
    NotAllowedTogether,

    /// <summary>An identifier without the one it needs beside it.</summary>
    CompanionMissing,
}

/// <summary>What came of reading a GS1 code: a <see cref="GsOneMessage"/> or a <see cref="GsOneFault"/>.</summary>
public abstract record GsOneReading
{
    private protected GsOneReading()
    {
    }
}

/// <summary>Why a text is not a GS1 message. <paramref name="Identifier"/> is empty when none was reached.</summary>
public sealed record GsOneFault(GsOneFaultKind Kind, string Identifier = "", string Detail = "") : GsOneReading;
