namespace MedDispense.Domain.Doses;

/// <summary>What a dose keeps of the answers to findings, one a line as <c>code: words</c>, as a chart says it.</summary>
public static class AnswerWords
{
    /// <summary>Begins the line of what an as-needed dose is for.</summary>
    public const string For = "for";

    /// <summary>Begins the line that says why it is written down late.</summary>
    public const string LateEntry = "late-entry";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [For] = "Given for",
        [LateEntry] = "Recorded late",
        ["late"] = "Given late",
        ["early"] = "Given early",
        ["minimum-gap"] = "Sooner after the last dose than ordered",
        ["as-needed-interval"] = "Sooner after the last dose than ordered",
        ["as-needed-maximum"] = "More than ordered in 24 hours",
        ["missed-doses-look"] = "Looked at before the dose, after missed ones",
        ["missed-doses"] = "In spite of missed doses",
        ["client-impaired"] = "Although the client had been seen impaired",
        ["allergy"] = "In spite of the allergy",
        ["client-on-leave"] = "The client was on leave",
        ["client-gone"] = "The client had left",
    };

    /// <summary>Why a dose was written down late, in words; null where its answers do not say.</summary>
    public static string? LateEntryOf(string? answers) => answers?.Split('\n')
        .FirstOrDefault(line => line.StartsWith(LateEntry + ": ", StringComparison.Ordinal))?[(LateEntry.Length + 2)..];

    /// <summary>"Given late: Round ran late"; a line of another program version as it stands.</summary>
    public static string Say(string line) =>
        line.Split(": ", 2) is [var code, var words] && Words.TryGetValue(code, out var said) ? $"{said}: {words}" : line;
}
