namespace MedDispense.Domain.Scanning;

/// <summary>
/// The check character of the house's own codes: one Reed–Solomon character over the field of 32 elements.
/// The characters are weighted with successive powers of a generator and the sum over all of them is zero. Every
/// weight differs from every other within 31 characters, so one wrong character and two swapped ones, neighbours or
/// not, are always seen; and unlike a remainder modulo 37 the check character needs no letters outside the alphabet.
/// </summary>
internal static class FacilityCheckCharacter
{
    // x^5 + x^2 + 1 is primitive: multiplying by x walks through all 31 elements that are not zero.
    private const int Polynomial = 0b10_0101;

    /// <summary>The character that belongs behind these.</summary>
    public static char For(ReadOnlySpan<char> characters) =>
        FacilityCode.Alphabet[Times(Sum(characters))];

    /// <summary>True when the last character is the check character of the others.</summary>
    public static bool IsCorrect(ReadOnlySpan<char> characters) => Sum(characters) == 0;

    private static int Sum(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        foreach (var character in characters)
            sum = Times(sum) ^ FacilityCode.Alphabet.IndexOf(character, StringComparison.Ordinal);
        return sum;
    }

    private static int Times(int element)
    {
        var doubled = element << 1;
        return doubled > 31 ? doubled ^ Polynomial : doubled;
    }
}
