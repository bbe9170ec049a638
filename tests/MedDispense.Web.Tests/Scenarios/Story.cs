using System.Text.RegularExpressions;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>One line of a story.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Number">Line number in the file, from 1.</param>
/// <param name="Text">Without comment and outer blanks; lines that go on with it are joined.</param>
public sealed record StoryLine(string File, int Number, string Text)
{
    /// <summary>The lines of its list, when it ends with a colon.</summary>
    public List<StoryLine> List { get; init; } = [];

    public string Where => $"{Path.GetFileName(File)}:{Number}";
}

/// <summary>A story with the lines that its file has for every story before its own.</summary>
public sealed record Story(string File, string Title, IReadOnlyList<StoryLine> Lines);

/// <summary>A line that nobody can carry out: unknown words, a name that was never given. The story is wrong, not the
/// program.</summary>
public sealed class StoryMistakeException(string what) : Exception(what);

/// <summary>A line that could not be carried out because the page was another than the story says.</summary>
public sealed class StoryStuckException(string what) : Exception(what);

/// <summary>Reads files of stories; FORMAT.md beside it says how they are written.</summary>
public static partial class StoryFile
{
    private const string Begin = "Story:";

    public static IReadOnlyList<Story> Read(string path)
    {
        var shared = new List<StoryLine>();
        var stories = new List<(string Title, List<StoryLine> Lines)>();
        StoryLine? above = null;
        foreach (var (raw, number) in File.ReadLines(path).Select((text, index) => (WithoutComment(text).TrimEnd(), index + 1)))
        {
            if (raw.Length == 0)
                continue;
            var text = raw.Trim();
            var lines = stories.Count == 0 ? shared : stories[^1].Lines;
            if (text.StartsWith(Begin, StringComparison.Ordinal))
            {
                stories.Add((text[Begin.Length..].Trim(), []));
                above = null;
            }
            else if (!char.IsWhiteSpace(raw[0]))
            {
                lines.Add(above = new StoryLine(path, number, text));
            }
            else if (above is null)
            {
                throw new StoryMistakeException($"{Path.GetFileName(path)}:{number}: An indented line goes on with the line above, and there is none.");
            }
            else if (above.Text.EndsWith(':'))
            {
                above.List.Add(new StoryLine(path, number, text));
            }
            else
            {
                lines[^1] = above = above with { Text = $"{above.Text} {text}" };
            }
        }

        return [.. stories.Select(story => new Story(path, story.Title, [.. shared, .. story.Lines]))];
    }

    /// <summary>A comment begins with # at the start of a line or after a blank, outside quotes.</summary>
    private static string WithoutComment(string line)
    {
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == '#' && !isQuoted && (i == 0 || char.IsWhiteSpace(line[i - 1])))
                return line[..i];
        }

        return line;
    }

    /// <summary>The parts of a line between commas, outside quotes and brackets.</summary>
    public static List<string> Parts(string text) => [.. Comma().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0)];

    // A comma with an even number of quotes after it, not inside brackets.
    [GeneratedRegex("""[,;](?=\s|$)(?=(?:[^"]*"[^"]*")*[^"]*$)(?![^()]*\))""")]
    private static partial Regex Comma();
}

/// <summary>What stands after the first part of a line, taken one by one: what nobody takes is a mistake.</summary>
public sealed class Clauses(IEnumerable<string> parts)
{
    private readonly List<string> _rest = [.. parts];

    /// <summary>Whether these words stand there alone.</summary>
    public bool Has(string words) => _rest.RemoveAll(part => part.Equals(words, StringComparison.OrdinalIgnoreCase)) > 0;

    /// <summary>The part that a pattern matches as a whole; null when there is none.</summary>
    public Match? Take(string pattern)
    {
        for (var i = 0; i < _rest.Count; i++)
        {
            var match = Regex.Match(_rest[i], $"^(?:{pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            if (!match.Success)
                continue;
            _rest.RemoveAt(i);
            return match;
        }

        return null;
    }

    /// <summary>What stands behind these words, without quotes.</summary>
    public string? After(string words) => Take($"{Regex.Escape(words)} (.+)") is { } match ? Unquoted(match.Groups[1].Value) : null;

    /// <summary>Every pair that a pattern with two groups matches.</summary>
    public IEnumerable<(string First, string Second)> All(string pattern)
    {
        while (Take(pattern) is { } match)
            yield return (match.Groups[1].Value, Unquoted(match.Groups[2].Value));
    }

    /// <exception cref="StoryMistakeException">Something was not taken.</exception>
    public void Done()
    {
        if (_rest.Count > 0)
            throw new StoryMistakeException($"Unknown words: “{_rest[0]}”.");
    }

    public static string Unquoted(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
}
