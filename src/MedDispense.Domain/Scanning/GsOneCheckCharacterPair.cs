namespace MedDispense.Domain.Scanning;

/// <summary>
/// The pair of check characters at the end of alphanumeric GS1 keys (AI 8013, 8014): prime weights, modulo 1021.
/// Source: GS1 General Specifications, check character calculation for alphanumeric keys.
/// </summary>
internal static class GsOneCheckCharacterPair
{
    private static readonly int[] Primes = FirstPrimes(97);

    public static GsOneFaultKind? Check(ReadOnlySpan<char> value)
    {
        if (value.Length < 2) return GsOneFaultKind.TooShort;
        var data = value[..^2];
        if (data.Length > Primes.Length) return GsOneFaultKind.TooLong;
        var sum = 0;
        for (var i = 0; i < data.Length; i++)
        {
            var weight = GsOneCharacterSets.EightyTwo.IndexOf(data[i], StringComparison.Ordinal);
            if (weight < 0) return GsOneFaultKind.WrongCharacter;
            sum += weight * Primes[data.Length - 1 - i];
        }
        sum %= 1021;
        var expected = (GsOneCharacterSets.ThirtyTwo[sum >> 5], GsOneCharacterSets.ThirtyTwo[sum & 31]);
        return (value[^2], value[^1]) == expected ? null : GsOneFaultKind.WrongCheckDigit;
    }

    private static int[] FirstPrimes(int count)
    {
        var primes = new List<int>(count);
        for (var candidate = 2; primes.Count < count; candidate++)
        {
            if (primes.TrueForAll(prime => candidate % prime != 0)) primes.Add(candidate);
        }
        return [.. primes];
    }
}
