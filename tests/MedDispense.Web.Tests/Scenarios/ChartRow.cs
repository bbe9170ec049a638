using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>A row of the chart's page, or what a story expects of one. Amounts, lateness and correction are compared
/// always, the rest where the story says it.</summary>
public sealed record ChartRow
{
    public required string Due { get; init; }

    public required string Medicine { get; init; }

    public required string Outcome { get; init; }

    public required string Taken { get; init; }

    public required string ToWaste { get; init; }

    public required bool IsLate { get; init; }

    public required bool IsApproved { get; init; }

    public required string Corrected { get; init; }

    public string? By { get; init; }

    public string? Witness { get; init; }

    public string? At { get; init; }

    public string? Says { get; init; }

    public static ChartRow Of(IElement row)
    {
        var cells = row.QuerySelectorAll("td").Select(cell => StoryPerson.Plain(cell.TextContent)).ToList();
        var what = row.QuerySelectorAll("td")[1];
        var people = StoryPerson.Plain(row.QuerySelectorAll("td")[3].QuerySelector("span")?.TextContent ?? "").Split(", ");
        var outcome = what.QuerySelector(".sign-word") ?? what;
        var waste = Regex.Match(cells[1], @", ([^,]+?) to waste");
        return new ChartRow
        {
            Due = cells[0],
            Medicine = StoryPerson.Plain(row.QuerySelector("th")?.TextContent ?? ""),
            Outcome = Regex.Replace(StoryPerson.Plain(outcome.TextContent).ToLowerInvariant(), "[^a-z']+", " ").Trim() is var words && words.StartsWith("nobody has answered", StringComparison.Ordinal) ? "unanswered"
                : words.StartsWith("due", StringComparison.Ordinal) ? "due" : words,
            // What is picked up; the milligrams stand before it.
            Taken = StoryPerson.Plain(what.QuerySelector("b.nb")?.TextContent ?? "").Split(" = ")[^1],
            ToWaste = waste.Success ? waste.Groups[1].Value : "",
            IsLate = cells[1].Contains("Late entry, recorded", StringComparison.Ordinal),
            IsApproved = cells[1].Contains(", approved", StringComparison.Ordinal),
            Corrected = cells[1].Contains("Recorded in error, entry", StringComparison.Ordinal) ? "recorded in error"
                : cells[1].Contains("Happened differently, entry", StringComparison.Ordinal) ? "happened differently" : "",
            At = cells[2],
            By = people[0],
            Witness = people.Length > 1 ? people[1] : "",
            Says = cells[1],
        };
    }

    /// <summary>Whether a time on screen is the one that a story says: <c>01:30 EST</c> is also <c>01:30</c>.</summary>
    public static bool IsSameTime(string? shown, string said) => shown == said || shown?.StartsWith(said + " ", StringComparison.Ordinal) == true;

    public bool Is(ChartRow expected) =>
        IsSameTime(Due, expected.Due)
        && (Medicine, Outcome, Taken, ToWaste, IsLate, IsApproved, Corrected) == (expected.Medicine, expected.Outcome.Replace(",", "", StringComparison.Ordinal),
            expected.Taken, expected.ToWaste, expected.IsLate, expected.IsApproved, expected.Corrected)
        && (expected.By is null || expected.By == By) && (expected.Witness is null || expected.Witness == Witness) && (expected.At is null || IsSameTime(At, expected.At))
        && (expected.Says is null || Says?.Contains(expected.Says, StringComparison.OrdinalIgnoreCase) == true);

    public override string ToString() => string.Join(", ", new[]
    {
        $"{Due} {Medicine} {Outcome}", Taken.Length > 0 ? $"took {Taken}" : "", ToWaste.Length > 0 ? $"to waste {ToWaste}" : "", IsLate ? "late entry" : "",
        IsApproved ? "approved" : "", Corrected, By is { Length: > 0 } ? $"by {By}" : "", Witness is { Length: > 0 } ? $"with {Witness}" : "", At is { Length: > 0 } ? $"at {At}" : "", Says is null ? "" : $"says “{Says}”",
    }.Where(part => part.Length > 0));
}
