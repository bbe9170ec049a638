using System.Globalization;

namespace MedDispense.Domain.Scanning;

/// <summary>One row of the table of application identifiers, in the notation that the table explains.</summary>
/// <param name="Codes">One identifier ("01") or a range ("3100-3105").</param>
/// <param name="Flags">"*" ends itself, "?" may be a data attribute of a web address.</param>
/// <param name="Format">The components of the value.</param>
/// <param name="Attributes">Companions and web address keys.</param>
/// <param name="Title">The title that GS1 prints beside the value.</param>
public sealed record GsOneApplicationIdentifierRow(
    string Codes, string Flags, string Format, string Attributes, string Title)
{
    /// <summary>Every identifier of the row.</summary>
    internal IEnumerable<GsOneApplicationIdentifier> Expand()
    {
        var ends = Codes.Split('-');
        var last = AsciiDigits.Number(ends[^1]);
        for (var number = AsciiDigits.Number(ends[0]); number <= last; number++)
        {
            yield return Identifier(number.ToString("D" + ends[0].Length, CultureInfo.InvariantCulture));
        }
    }

    private GsOneApplicationIdentifier Identifier(string code) => new()
    {
        Code = code,
        Title = Title,
        EndsItself = Flags.Contains('*', StringComparison.Ordinal),
        MayBeAddressAttribute = Flags.Contains('?', StringComparison.Ordinal),
        Components = [.. Format.Split(' ').Select(GsOneComponent.FromNotation)],
        RequiredCompanions = [.. Values("req").Select(alternatives => (IReadOnlyList<IReadOnlyList<string>>)
            [.. alternatives.Split(',').Select(group => group.Split('+'))])],
        ExcludedCompanions = [.. Values("ex").SelectMany(list => list.Split(','))],
        AddressQualifiers = AddressQualifiersOrNull(),
    };

    private IEnumerable<string> Values(string key) => Attributes
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(attribute => attribute.StartsWith(key + "=", StringComparison.Ordinal))
        .Select(attribute => attribute[(key.Length + 1)..]);

    private IReadOnlyList<IReadOnlyList<string>>? AddressQualifiersOrNull()
    {
        if (Values("dlpkey").FirstOrDefault() is { } qualifiers)
            return [.. qualifiers.Split('|').Select(sequence => sequence.Split(','))];
        return Attributes.Split(' ').Contains("dlpkey") ? [[]] : null;
    }
}
