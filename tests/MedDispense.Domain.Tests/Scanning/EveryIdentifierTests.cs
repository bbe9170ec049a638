using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>Every application identifier of the dictionary, with values that it allows and values that it does not.</summary>
public sealed class EveryIdentifierTests
{
    private const int Year = 2026;
    private const string Separator = "\u001D";

    [Fact]
    public void A_sound_value_is_read_between_brackets_and_in_a_row() => AssertNone(
        from identifier in DictionaryValues.All
        from value in new[] { DictionaryValues.Shortest(identifier), DictionaryValues.Longest(identifier) }.Distinct()
        let text = identifier.Code + value
        from code in new[] { text, Separator + text, text + Separator, $"({identifier.Code}){value}" }
        where !Holds(Read(code), (identifier.Code, value))
        select code);

    [Fact]
    public void The_next_element_needs_a_separator_only_behind_an_open_length() => AssertNone(
        from identifier in DictionaryValues.All
        let value = DictionaryValues.Shortest(identifier)
        let gap = identifier.EndsItself ? "" : Separator
        from code in new[] { $"{identifier.Code}{value}{gap}17261130", $"17261130{identifier.Code}{value}" }
        where identifier.Code != "17" && !Holds(Read(code), (identifier.Code, value), ("17", "261130"))
        select code);

    [Fact]
    public void A_value_that_is_too_long_is_refused() => AssertNone(
        from identifier in DictionaryValues.All
        let most = identifier.Components.Sum(part => part.Longest)
        let value = DictionaryValues.Longest(identifier).PadRight(most, '1') + "1"
        from code in identifier.EndsItself
            ? new[] { $"({identifier.Code}){value}" } : [$"({identifier.Code}){value}", identifier.Code + value]
        where Read(code) is not GsOneFault
        select code);

    [Fact]
    public void A_value_that_is_too_short_is_refused() => AssertNone(
        from identifier in DictionaryValues.All
        let fixedParts = identifier.Components.Where(part => !part.MayBeLeftOut).ToList()
        let isOpen = fixedParts[^1].Shortest != fixedParts[^1].Longest
        let shortest = string.Concat(fixedParts.Select(part => DictionaryValues.Value(part, part.Shortest)))
        from value in isOpen ? [""] : new[] { "", shortest[..^1], shortest[..1] }.Where(value => value.Length < shortest.Length)
        from code in new[] { $"({identifier.Code}){value}", identifier.Code + value, identifier.Code + value + Separator }
        where Read(code) is not GsOneFault
        select code);

    [Fact]
    public void A_value_that_breaks_a_rule_is_refused() => AssertNone(
        from identifier in DictionaryValues.All
        from value in DictionaryValues.Unsound(identifier)
        let row = identifier.Code + value
        where Read($"({identifier.Code}){value}") is not GsOneFault
            || (Read(row) is GsOneMessage message && message.Elements.Count == 1)
        select row);

    [Fact]
    public void The_scanner_of_each_kind_of_symbol_is_understood()
    {
        string[] prefixes = ["]C1", "]d2", "]Q3", "]e0", "]J1", "]z1"];
        AssertNone(
            from prefix in prefixes
            from start in new[] { "", Separator }
            let code = prefix + start + "0100300935419190" + "10AB" + Separator + "17261130"
            where ScanReader.Read(code, null, new DateOnly(Year, 6, 1)) is not ProductScan { Lot: "AB", Expiry: not null }
            select code);
    }

    private static GsOneReading Read(string code) =>
        code.StartsWith('(') ? GsOneBracketedText.Read(code, Year) : GsOneElementString.Read(code, Year);

    private static bool Holds(GsOneReading reading, params (string Code, string Value)[] wanted) =>
        reading is GsOneMessage message && message.Elements.Count == wanted.Length
            && wanted.All(element => message.Value(element.Code) == element.Value);

    private static void AssertNone(IEnumerable<string> codes) => Assert.Empty(codes.Take(20));
}
