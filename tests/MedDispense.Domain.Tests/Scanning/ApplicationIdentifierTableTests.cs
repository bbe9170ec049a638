using System.Text.RegularExpressions;
using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed partial class ApplicationIdentifierTableTests
{
    [SharedFact]
    public void The_table_says_what_the_official_dictionary_says()
    {
        var official = File.ReadLines(SharedMaterial.PathOf("gs1", "gs1-syntax-dictionary.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(Row).ToList();
        Assert.Equal(official, GsOneApplicationIdentifiers.Rows);
    }

    [Fact]
    public void Every_identifier_is_found_by_itself_and_at_the_start_of_a_text()
    {
        foreach (var identifier in GsOneApplicationIdentifiers.Rows.SelectMany(Codes))
        {
            Assert.Equal(identifier, GsOneApplicationIdentifier.Find(identifier)?.Code);
            Assert.Equal(identifier, GsOneApplicationIdentifier.AtStartOf(identifier + "123")?.Code);
        }
        Assert.Equal(GsOneApplicationIdentifiers.Rows.SelectMany(Codes).Order(), GsOneApplicationIdentifier.All.Select(one => one.Code).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("04")]
    [InlineData("234")]
    [InlineData("3106")]
    [InlineData("89")]
    [InlineData("A1")]
    public void Digits_that_are_no_identifier_are_not_found(string text)
    {
        Assert.Null(GsOneApplicationIdentifier.Find(text));
        Assert.Null(GsOneApplicationIdentifier.AtStartOf(text + "x"));
    }

    [Fact]
    public void Only_identifiers_of_fixed_length_end_themselves()
    {
        var selfEnding = GsOneApplicationIdentifiers.Rows.Where(row => row.Flags.Contains('*')).SelectMany(Codes)
            .Select(code => GsOneApplicationIdentifier.Find(code)!).ToList();
        Assert.Equal(337, selfEnding.Count);
        Assert.All(selfEnding, ai => Assert.All(ai.Components, part => Assert.Equal(part.Shortest, part.Longest)));
    }

    // The range notation of the table, read here a second time and in another way.
    private static IEnumerable<string> Codes(GsOneApplicationIdentifierRow row)
    {
        var ends = row.Codes.Split('-');
        var first = int.Parse(ends[0], System.Globalization.CultureInfo.InvariantCulture);
        var last = int.Parse(ends[^1], System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1)
            .Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)
                .PadLeft(ends[0].Length, '0'));
    }

    private static GsOneApplicationIdentifierRow Row(string line)
    {
        var match = Line().Match(line);
        Assert.True(match.Success, line);
        string Words(string group) => string.Join(' ', match.Groups[group].Captures.Select(word => word.Value.Trim()));
        return new(Words("codes"), Words("flags"), Words("format"), Words("attributes"), Words("title"));
    }

    [GeneratedRegex(@"^(?<codes>\S+)\s+(?<flags>[*?]+)?(\s*(?<format>\[?[NXYZ][.\d]+\]?[,\w]*)(?=\s|$))+" +
        @"(\s+(?<attributes>(req|ex|dlpkey)\S*))*\s*(\# (?<title>.*))?$")]
    private static partial Regex Line();
}
