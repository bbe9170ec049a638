namespace MedDispense.Domain.Scanning;

/// <summary>One part of a value: "N13,csum" is thirteen digits that end in a check digit.</summary>
public sealed record GsOneComponent
{
    /// <summary>N digits, X CSET 82, Y CSET 39, Z base64url.</summary>
    public required char CharacterSet { get; init; }

    /// <summary>Fewest characters.</summary>
    public required int Shortest { get; init; }

    /// <summary>Most characters.</summary>
    public required int Longest { get; init; }

    /// <summary>True when the value may end before this component.</summary>
    public required bool MayBeLeftOut { get; init; }

    /// <summary>Names of the rules in <see cref="GsOneContentRules"/> that the component obeys.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    internal static GsOneComponent FromNotation(string notation)
    {
        var parts = notation.Split(',');
        var format = parts[0].Trim('[', ']');
        var isVariable = format.Contains("..", StringComparison.Ordinal);
        var longest = AsciiDigits.Number(format.AsSpan(isVariable ? 3 : 1));
        return new GsOneComponent
        {
            CharacterSet = format[0],
            Shortest = isVariable ? 1 : longest,
            Longest = longest,
            MayBeLeftOut = parts[0].StartsWith('['),
            Rules = parts[1..],
        };
    }

    /// <summary>What is wrong with the characters of this component; null when nothing is.</summary>
    internal GsOneFaultKind? Check(ReadOnlySpan<char> value, int currentYear)
    {
        ReadingEffort.Take((1 + Rules.Count) * value.Length);
        if (value.Length < Shortest) return GsOneFaultKind.TooShort;
        if (GsOneCharacterSets.Check(CharacterSet, value) is { } wrongCharacters) return wrongCharacters;
        foreach (var rule in Rules)
        {
            if (GsOneContentRules.Check(rule, value, currentYear) is { } fault) return fault;
        }
        return null;
    }
}
