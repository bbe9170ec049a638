namespace MedDispense.Domain.Scanning;

/// <summary>
/// Which identifiers must, and which may not, stand beside each other. The standard judges all codes on one item
/// together, and many packs print the product in one code and lot and expiry in another: a missing companion is
/// therefore no reason to refuse a scan, only a reason to ask for the other code.
/// </summary>
public static class GsOneCompanions
{
    /// <summary>Everything that does not go together, in the order of the message; empty when all is well.</summary>
    public static IReadOnlyList<GsOneFault> Check(GsOneMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var elements = message.Elements.DistinctBy(element => element.Code).ToList();
        var faults = new List<GsOneFault>();
        faults.AddRange(from element in elements
                        where message.Elements.Any(other => other.Code == element.Code && other.Value != element.Value)
                        select new GsOneFault(GsOneFaultKind.RepeatedWithOtherValue, element.Code));
        faults.AddRange(from element in elements
                        from other in elements
                        where other.Code != element.Code
                            && element.Identifier.ExcludedCompanions.Any(pattern => Matches(pattern, other.Code))
                        select new GsOneFault(GsOneFaultKind.NotAllowedTogether, element.Code, other.Code));
        faults.AddRange(from element in elements
                        from alternatives in element.Identifier.RequiredCompanions
                        where !alternatives.Any(together => IsMet(together, element, elements))
                        select new GsOneFault(GsOneFaultKind.CompanionMissing, element.Code, InWords(alternatives)));
        return faults;
    }

    private static bool IsMet(IReadOnlyList<string> group, GsOneElement element, List<GsOneElement> elements) =>
        group.All(pattern => elements.Any(other =>
            other.Code != element.Code && Matches(pattern, other.Code) && IsSerialised(element, other)));

    // A signature vouches for one item, so the key beside it must name one: a document, coupon or asset with its
    // serial.
    private static bool IsSerialised(GsOneElement element, GsOneElement key) =>
        element.Code != "8030" || key.Code is not ("253" or "255" or "8003")
        || key.Value.Length > key.Identifier.Components.Where(part => !part.MayBeLeftOut).Sum(part => part.Longest);

    private static bool Matches(string pattern, string code) =>
        pattern.Length == code.Length && pattern.Zip(code).All(pair => pair.First == 'n' || pair.First == pair.Second);

    private static string InWords(IReadOnlyList<IReadOnlyList<string>> alternatives) =>
        string.Join(" or ", alternatives.Select(group => string.Join(" and ", group)));
}
