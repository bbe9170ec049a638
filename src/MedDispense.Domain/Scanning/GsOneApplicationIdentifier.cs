using System.Collections.Frozen;

namespace MedDispense.Domain.Scanning;

/// <summary>A GS1 application identifier: the two to four digits that say what the value behind them means.</summary>
public sealed record GsOneApplicationIdentifier
{
    private static readonly FrozenDictionary<string, GsOneApplicationIdentifier> ByCode =
        GsOneApplicationIdentifiers.Rows.SelectMany(row => row.Expand()).ToFrozenDictionary(ai => ai.Code);

    // All identifiers that start with the same two digits have the same length.
    private static readonly FrozenDictionary<string, int> LengthByFirstTwo = ByCode.Keys
        .GroupBy(code => code[..2]).ToFrozenDictionary(group => group.Key, group => group.First().Length);

    /// <summary>Two to four digits.</summary>
    public required string Code { get; init; }

    /// <summary>Title in GS1's words, such as "BATCH/LOT".</summary>
    public required string Title { get; init; }

    /// <summary>True when the length is fixed beforehand, so that no separator need follow.</summary>
    public required bool EndsItself { get; init; }

    /// <summary>True when a GS1 Digital Link may hold it behind the question mark.</summary>
    public required bool MayBeAddressAttribute { get; init; }

    /// <summary>The parts of the value in their order.</summary>
    public required IReadOnlyList<GsOneComponent> Components { get; init; }

    /// <summary>Every entry must be met: one of its groups, all identifiers of the group. "n" is any digit.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> RequiredCompanions { get; init; }

    /// <summary>None of these may stand in the same message, itself apart.</summary>
    public required IReadOnlyList<string> ExcludedCompanions { get; init; }

    /// <summary>
    /// Null when this is no primary key of a web address; else the sequences of qualifiers it may have.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<string>>? AddressQualifiers { get; init; }

    /// <summary>Every identifier there is.</summary>
    public static IReadOnlyList<GsOneApplicationIdentifier> All => ByCode.Values;

    /// <summary>The identifier with exactly these digits; null when there is none.</summary>
    public static GsOneApplicationIdentifier? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The identifier that the text starts with; null when there is none.</summary>
    public static GsOneApplicationIdentifier? AtStartOf(ReadOnlySpan<char> text)
    {
        ReadingEffort.Take(4);
        if (text.Length < 2 || !LengthByFirstTwo.TryGetValue(text[..2].ToString(), out var length)) return null;
        return text.Length < length ? null : Find(text[..length].ToString());
    }

    /// <summary>The most characters that a value can have.</summary>
    internal int Longest => Components.Sum(component => component.Longest);

    /// <summary>True when a part of the value ends in a check digit.</summary>
    internal bool HasCheckDigit => Components.Any(component => component.Rules.Contains("csum"));

    /// <summary>
    /// How many characters of the text the value takes, up to its longest; a fault when it does not fit.
    /// </summary>
    internal GsOneFaultKind? Measure(ReadOnlySpan<char> text, int currentYear, out int taken)
    {
        taken = 0;
        if (text.IsEmpty) return GsOneFaultKind.ValueMissing;
        foreach (var component in Components)
        {
            var part = text.Slice(taken, Math.Min(component.Longest, text.Length - taken));
            if (part.IsEmpty && component.MayBeLeftOut) continue;
            var fault = component.Check(part, currentYear);
            if (fault is not null && !IsTimeLeftOpen(part)) return fault;
            taken += part.Length;
        }
        return null;
    }

    /// <summary>What is wrong with a value that is known from its first to its last character.</summary>
    internal GsOneFaultKind? Check(ReadOnlySpan<char> value, int currentYear)
    {
        // Length comes first: that a check digit does not fit says little about a value that is too long.
        if (value.IsEmpty) return GsOneFaultKind.ValueMissing;
        if (value.Length > Longest) return GsOneFaultKind.TooLong;
        if (Measure(value, currentYear, out var taken) is { } fault) return fault;
        return taken < value.Length ? GsOneFaultKind.TooLong : null;
    }

    // The General Specifications let 9999 stand for "no time given" in the two delivery dates.
    private bool IsTimeLeftOpen(ReadOnlySpan<char> part) => Code is "4324" or "4325" && part is "9999";
}
