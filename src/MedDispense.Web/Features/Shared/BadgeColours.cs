namespace MedDispense.Web.Features.Shared;

/// <summary>
/// The colours of people's badges. Each is dark enough for white letters by day and by night; the style sheet holds one
/// class per name, because a page may not carry a colour of its own.
/// </summary>
public static class BadgeColours
{
    /// <summary>The names, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["plum", "moss", "wine", "steel", "umber", "teal", "slate", "olive", "brick", "indigo"];

    /// <summary>The style class for a name; a text that is no name gets one of the colours, always the same.</summary>
    public static string ClassFor(string? colour)
    {
        var text = colour?.Trim() ?? "";
        var known = Names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return "badge-" + (known ?? Names[text.Sum(letter => (int)letter) % Names.Count]);
    }
}
