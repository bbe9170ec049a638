using System.Collections.Frozen;

namespace MedDispense.Domain.Scanning;

/// <summary>
/// Which identifiers must, and which may not, stand beside each other. The standard judges all codes on one item
/// together, and many packs print the product in one code and lot and expiry in another: a missing companion is
/// therefore no reason to refuse a scan, only a reason to ask for the other code.
/// </summary>
public static class GsOneCompanions
{
    private static readonly FrozenDictionary<string, string[]> CodesByPattern = (
        from identifier in GsOneApplicationIdentifier.All
        from pattern in identifier.ExcludedCompanions
            .Concat(identifier.RequiredCompanions.SelectMany(alternatives => alternatives.SelectMany(together => together)))
        select pattern).Distinct().ToFrozenDictionary(
            pattern => pattern,
            pattern => GsOneApplicationIdentifier.All.Select(identifier => identifier.Code).Where(code => Matches(pattern, code)).ToArray());

    /// <summary>Everything that does not go together, in the order of the message; empty when all is well.</summary>
    public static IReadOnlyList<GsOneFault> Check(GsOneMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        // Each code is looked up rather than held against all others: a message may have hundreds of elements.
        var elements = message.Elements.DistinctBy(element => element.Code).ToDictionary(element => element.Code);
        var repeated = message.Elements.Where(element => elements[element.Code].Value != element.Value)
            .Select(element => element.Code).Distinct();
        ReadingEffort.Take(2 * message.Elements.Count);
        return
        [
            .. from code in repeated select new GsOneFault(GsOneFaultKind.RepeatedWithOtherValue, code),
            .. from element in elements.Values
               from other in element.Identifier.ExcludedCompanions.SelectMany(pattern => Present(pattern, element, elements))
               select new GsOneFault(GsOneFaultKind.NotAllowedTogether, element.Code, other.Code),
            .. from element in elements.Values
               from alternatives in element.Identifier.RequiredCompanions
               where !alternatives.Any(together => IsMet(together, element, elements))
               select new GsOneFault(GsOneFaultKind.CompanionMissing, element.Code, InWords(alternatives)),
        ];
    }

    private static bool IsMet(
        IReadOnlyList<string> group, GsOneElement element, Dictionary<string, GsOneElement> elements) =>
        group.All(pattern => Present(pattern, element, elements).Any(other => IsSerialised(element, other)));

    // A signature vouches for one item, so the key beside it must name one: a document, coupon or asset with its
    // serial.
    private static bool IsSerialised(GsOneElement element, GsOneElement key) =>
        element.Code != "8030" || key.Code is not ("253" or "255" or "8003")
        || key.Value.Length > key.Identifier.Components.Where(part => !part.MayBeLeftOut).Sum(part => part.Longest);

    // What stands beside an element and fits a pattern such as "310n". An element is no companion of itself.
    private static IEnumerable<GsOneElement> Present(
        string pattern, GsOneElement element, Dictionary<string, GsOneElement> elements)
    {
        foreach (var code in CodesByPattern[pattern])
        {
            ReadingEffort.Take(1);
            if (code != element.Code && elements.TryGetValue(code, out var other)) yield return other;
        }
    }

    private static bool Matches(string pattern, string code) =>
        pattern.Length == code.Length && pattern.Zip(code).All(pair => pair.First == 'n' || pair.First == pair.Second);

    private static string InWords(IReadOnlyList<IReadOnlyList<string>> alternatives) =>
        string.Join(" or ", alternatives.Select(group => string.Join(" and ", group)));
}
