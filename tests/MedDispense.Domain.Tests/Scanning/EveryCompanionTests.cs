using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>What every application identifier of the dictionary needs beside it and does not bear beside it.</summary>
public sealed class EveryCompanionTests
{
    [Fact]
    public void An_identifier_that_needs_another_misses_it_when_alone() => AssertNone(
        from identifier in DictionaryValues.All
        let misses = Faults(identifier.Code).Contains((GsOneFaultKind.CompanionMissing, identifier.Code))
        where misses != (identifier.RequiredCompanions.Count > 0)
        select identifier.Code);

    [Fact]
    public void Each_group_of_companions_is_enough_and_a_part_of_it_is_not() => AssertNone(
        from identifier in DictionaryValues.All
        where identifier.RequiredCompanions.Count == 1
        from groups in identifier.RequiredCompanions
        from companions in groups
        let codes = companions.Select(One).ToList()
        let isWhole = !Misses(identifier.Code, [identifier.Code, .. codes])
        let partsMiss = codes.Count == 1 || codes.TrueForAll(left =>
            Misses(identifier.Code, [identifier.Code, .. codes.Where(code => code != left)])
            || groups.Any(other => other.Count < codes.Count && other.All(code => code != left && codes.Contains(code))))
        where !isWhole || !partsMiss
        select $"{identifier.Code} with {string.Join("+", codes)}");

    [Fact]
    public void An_excluded_companion_is_named_in_either_order() => AssertNone(
        from identifier in DictionaryValues.All
        from pattern in identifier.ExcludedCompanions
        let other = One(pattern) == identifier.Code ? One(pattern, last: true) : One(pattern)
        from codes in new[] { new[] { identifier.Code, other }, [other, identifier.Code] }
        where !Faults(codes).Contains((GsOneFaultKind.NotAllowedTogether, identifier.Code))
        select $"{codes[0]} with {codes[1]}");

    [Fact]
    public void The_same_twice_is_borne_and_two_values_are_not() => AssertNone(
        from identifier in DictionaryValues.All
        let value = $"({identifier.Code}){DictionaryValues.Longest(identifier)}"
        let twice = Kinds(value + value).Contains(GsOneFaultKind.RepeatedWithOtherValue)
        let other = $"({identifier.Code}){DictionaryValues.Shortest(identifier)}"
        let differs = value == other || Kinds(value + other).Contains(GsOneFaultKind.RepeatedWithOtherValue)
        where twice || !differs
        select identifier.Code);

    // The first or the last identifier that a pattern such as "31nn" stands for.
    private static string One(string pattern) => One(pattern, last: false);

    private static string One(string pattern, bool last)
    {
        var matching = DictionaryValues.All.Where(identifier => identifier.Code.Length == pattern.Length
            && identifier.Code.Zip(pattern).All(pair => pair.Second == 'n' || pair.First == pair.Second)).ToList();
        return (last ? matching[^1] : matching[0]).Code;
    }

    private static bool Misses(string code, IEnumerable<string> beside) =>
        Faults([.. beside]).Contains((GsOneFaultKind.CompanionMissing, code));

    private static List<(GsOneFaultKind Kind, string Code)> Faults(params string[] codes) =>
        [.. Check(string.Concat(codes.Select(code => $"({code}){DictionaryValues.Longest(GsOneApplicationIdentifier.Find(code)!)}")))
            .Select(fault => (fault.Kind, fault.Identifier))];

    private static IEnumerable<GsOneFaultKind> Kinds(string text) => Check(text).Select(fault => fault.Kind);

    private static IReadOnlyList<GsOneFault> Check(string text) =>
        GsOneCompanions.Check(Assert.IsType<GsOneMessage>(GsOneBracketedText.Read(text, currentYear: 2026)));

    private static void AssertNone(IEnumerable<string> failures) => Assert.Empty(failures.Take(20));
}
