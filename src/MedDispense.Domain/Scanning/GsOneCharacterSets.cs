using System.Buffers;

namespace MedDispense.Domain.Scanning;

/// <summary>The character sets of the GS1 General Specifications, named as the syntax dictionary names them.</summary>
internal static class GsOneCharacterSets
{
    /// <summary>CSET 82 in the order of its weights.</summary>
    public const string EightyTwo =
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /// <summary>CSET 32 in the order of its weights: the alphabet of the check character pair.</summary>
    public const string ThirtyTwo = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static readonly SearchValues<char> EightyTwoValues = SearchValues.Create(EightyTwo);

    private static readonly SearchValues<char> ThirtyNineValues =
        SearchValues.Create("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> SixtyFourValues =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>What is wrong with the characters of a component of type N, X, Y or Z; null when nothing is.</summary>
    public static GsOneFaultKind? Check(char characterSet, ReadOnlySpan<char> value) => characterSet switch
    {
        'N' => value.ContainsAnyExceptInRange('0', '9') ? GsOneFaultKind.NotDigits : null,
        'X' => value.ContainsAnyExcept(EightyTwoValues) ? GsOneFaultKind.WrongCharacter : null,
        'Y' => value.ContainsAnyExcept(ThirtyNineValues) ? GsOneFaultKind.WrongCharacter : null,
        'Z' => CheckBase64(value),
        _ => throw new ArgumentOutOfRangeException(nameof(characterSet), characterSet, "No such character set."),
    };

    // The reference procedure counts the padding in groups of three; we agree with it rather than with RFC 4648.
    private static GsOneFaultKind? CheckBase64(ReadOnlySpan<char> value)
    {
        var bare = value.TrimEnd('=');
        var padding = value.Length - bare.Length;
        if (padding > 2 || (padding > 0 && value.Length % 3 != 0)) return GsOneFaultKind.WrongCharacter;
        return bare.ContainsAnyExcept(SixtyFourValues) ? GsOneFaultKind.WrongCharacter : null;
    }
}
