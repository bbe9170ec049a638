using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>
/// The work of reading grows with the length of the text and no faster, so that no text that is let in can keep the
/// house's program busy. Steps are counted: a count is the same on every machine.
/// </summary>
public sealed class ReadingEffortTests
{
    private const int Short = ScanReader.LongestText / 8;
    private const int StepsForOneCharacter = 100;

    // Text that repeats a piece, in the forms that lead into the loops of the reader.
    private static readonly string[] Repeated =
    [
        "A", "1", " ", "(", ")", "\\(", "\u001D", "\u001E", "~", "%", "/", "$", "+", "-", "*", "MD", "01", "10", "99A\u001D",
        "2012", "17261130", "0112345678901231", "0112345678901231\u001D", "10A\u001D", "(10)A", "(01)12345678901231", "(17)261130",
        "3100000001", "1017261130", "\\", "9N1", "1T", "&", "=", "?", "#", "10/A/", "10=A&", "&10=A", "/10/A", "%41",
    ];

    private static readonly string[] Starts =
        ["", "]d2", "]C1", "]E0", "(10)", "(", "01", "10", "+A123", "+$$", "9N", "[)>\u001E06\u001D", "[)>\u001E05\u001D", "MDP", "https://a/", "https://a/01/12345678901231?"];

    [Fact]
    public void Eight_times_the_text_is_at_most_nine_times_the_work()
    {
        var tooMuch = (
            from start in Starts
            from piece in Repeated
            let few = Steps(Fill(start, piece, Short))
            let many = Steps(Fill(start, piece, ScanReader.LongestText))
            where many < ScanReader.LongestText - 200 || many > (9 * few) + 1000 || many > ScanReader.LongestText * StepsForOneCharacter
            select $"{start}{piece}: {few} and {many}").ToList();
        Assert.Empty(tooMuch);
    }

    [Fact]
    public void A_text_with_every_identifier_costs_no_more_than_any_other()
    {
        var rows = string.Concat(DictionaryValues.All.Select(identifier =>
            $"{identifier.Code}{DictionaryValues.Shortest(identifier)}{(identifier.EndsItself ? "" : "\u001D")}"));
        var (few, many) = (Steps("]d2" + rows[..Short]), Steps("]d2" + rows[..(ScanReader.LongestText - 3)]));
        Assert.InRange(many, ScanReader.LongestText, (9 * few) + 1000);
    }

    // Whole pieces, so that the long text means the same as the short one.
    private static string Fill(string start, string piece, int length) =>
        start + string.Concat(Enumerable.Repeat(piece, (length - start.Length) / piece.Length));

    private static long Steps(string text) =>
        ReadingEffort.Of(() => ScanReader.Read(text, null, new DateOnly(2026, 6, 1), new ScanSettings { SeparatorSubstitute = "~" }));
}
