using System.Buffers;

namespace MedDispense.Domain.Scanning;

/// <summary>
/// What one of the house's own labels is stuck on. The letter is part of the code and of its check character.
/// </summary>
public enum FacilityCodeType
{
    /// <summary>C: a client's card or wristband.</summary>
    Client,

    /// <summary>P: a pack of medicine.</summary>
    Pack,

    /// <summary>D: a dose prepared for one client.</summary>
    PreparedDose,

    /// <summary>R: an order, on a printed chart.</summary>
    Order,

    /// <summary>W: a place where medicine is kept.</summary>
    Place,

    /// <summary>S: a badge.</summary>
    Staff,
}

/// <summary>
/// A code of the house: "MD", a letter for the type, an id, a check character; all in Crockford's base 32 (no I, L, O,
/// U), so that it prints in Code 128 and Data Matrix and can be read aloud and typed. The id has an even number of
/// characters, so that one lost or doubled character shows in the length.
/// </summary>
public sealed record FacilityCode
{
    /// <summary>What every code of the house starts with.</summary>
    public const string Prefix = "MD";

    /// <summary>The characters of an id in the order of their values.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int ShortestId = 4;
    private const int LongestId = 12;

    private static readonly SearchValues<char> AlphabetValues = SearchValues.Create(Alphabet);

    private FacilityCode(FacilityCodeType type, string id) => (Type, Id) = (type, id);

    /// <summary>What the label is stuck on.</summary>
    public FacilityCodeType Type { get; }

    /// <summary>
    /// 4, 6, 8, 10 or 12 characters; it says nothing by itself and is unique by type in the house's records.
    /// </summary>
    public string Id { get; }

    /// <summary>The whole code, to be put into the symbol.</summary>
    public string Text => $"{Prefix}{Body}{FacilityCheckCharacter.For(Body)}";

    private string Body => $"{Letter(Type)}{Id}";

    /// <summary>The code of a number, random or running.</summary>
    /// <param name="type">What the label is for.</param>
    /// <param name="number">Below 32 to the power of <paramref name="idLength"/>.</param>
    /// <param name="idLength">4, 6, 8, 10 or 12; eight hold 40 random bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length, or the number does not fit.</exception>
    public static FacilityCode ForNumber(FacilityCodeType type, long number, int idLength = 8)
    {
        if (!IsIdLength(idLength)) throw new ArgumentOutOfRangeException(nameof(idLength), idLength, "4 to 12, even.");
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, 1L << (5 * idLength));
        var id = new char[idLength];
        for (var i = idLength - 1; i >= 0; i--)
        {
            id[i] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }
        return new FacilityCode(type, new string(id));
    }

    /// <summary>The code of something that has an id: eight characters from its last 40 bits, which are random.</summary>
    public static FacilityCode ForId(FacilityCodeType type, Guid id)
    {
        var last = 0L;
        foreach (var one in id.ToByteArray(bigEndian: true).AsSpan(11))
            last = (last << 8) | one;
        return ForNumber(type, last);
    }

    /// <summary>
    /// Reads a code as it was scanned or typed: lower case, blanks and hyphens do not matter, O counts as 0, I and L as
    /// 1.
    /// </summary>
    /// <returns>Null when the length, a character or the check character is wrong.</returns>
    public static FacilityCode? Read(string text)
    {
        var code = Plain(text);
        if (!HasForm(code) || !FacilityCheckCharacter.IsCorrect(code.AsSpan(Prefix.Length))) return null;
        return TypeOf(code[2]) is { } type ? new FacilityCode(type, code[3..^1]) : null;
    }

    /// <summary>
    /// True when a text can only be meant as a code of the house, whether it was read rightly or not.
    /// </summary>
    public static bool Looks(string text)
    {
        var code = Plain(text);
        // One character may be lost or doubled. Blanks are for codes that are typed; "MD Smith" is no code.
        var isTypedInGroups = code.Length != text.Length;
        return code.Length is >= 7 and <= 17 && code.StartsWith(Prefix, StringComparison.Ordinal)
            && TypeOf(code[2]) is not null && code.All(char.IsAsciiLetterOrDigit)
            && (!isTypedInGroups || text.Any(char.IsAsciiDigit));
    }

    /// <summary>The whole code.</summary>
    public override string ToString() => Text;

    private static bool HasForm(string code) =>
        code.StartsWith(Prefix, StringComparison.Ordinal) && IsIdLength(code.Length - Prefix.Length - 2)
        && !code.AsSpan(Prefix.Length).ContainsAnyExcept(AlphabetValues);

    private static bool IsIdLength(int length) => length is >= ShortestId and <= LongestId && length % 2 == 0;

    private static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadingEffort.Take(6 * text.Length);
        return text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
    }

    private static char Letter(FacilityCodeType type) => type switch
    {
        FacilityCodeType.Client => 'C',
        FacilityCodeType.Pack => 'P',
        FacilityCodeType.PreparedDose => 'D',
        FacilityCodeType.Order => 'R',
        FacilityCodeType.Place => 'W',
        FacilityCodeType.Staff => 'S',
    };

    private static FacilityCodeType? TypeOf(char letter) => letter switch
    {
        'C' => FacilityCodeType.Client,
        'P' => FacilityCodeType.Pack,
        'D' => FacilityCodeType.PreparedDose,
        'R' => FacilityCodeType.Order,
        'W' => FacilityCodeType.Place,
        'S' => FacilityCodeType.Staff,
        _ => null,
    };
}
