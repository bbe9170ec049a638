namespace MedDispense.Web.Tests.Scenarios;

/// <summary>Where a story and the program differ.</summary>
/// <param name="Where">File and line.</param>
/// <param name="Line">What the line says.</param>
/// <param name="Expected">What it expects.</param>
/// <param name="Got">What was found.</param>
public sealed record StoryDifference(string Where, string Line, string Expected, string Got)
{
    public override string ToString() => $"{Where}: {Line}\n    expected: {Expected}\n    got:      {(Got.Length > 600 ? Got[..600] + " …" : Got)}";
}

/// <summary>What became of a story: how many of its steps and expectations are as they say, and where not.</summary>
public sealed record StoryReport(Story Story, int Steps, int AsExpected, IReadOnlyList<StoryDifference> Differences);

/// <summary>Runs stories in a program that is started once for all of them; each has a house of its own.</summary>
public sealed class StoryRunner(WebHouse program)
{
    private enum Kind
    {
        Given,
        Step,
        Then,
    }

    public async Task<StoryReport> RunAsync(Story story)
    {
        using var house = new StoryHouse(program);
        var given = new StoryGiven(house);
        var steps = new StorySteps(house, given);
        var then = new StoryThen(house, steps);
        var differences = new List<StoryDifference>();
        var (lines, good) = (Kinds(story.Lines), 0);
        IReadOnlyList<StoryOutcome> last = [];
        StoryLine? open = null;
        // Zone and first moment hold from the beginning, wherever a story writes them; the last one counts.
        foreach (var (_, text, _) in lines.Where(line => line.Kind == Kind.Given && StoryGiven.IsAboutTime(line.Text)))
            given.SetTime(text);
        var isStuck = false;
        foreach (var (kind, text, line) in lines)
        {
            if (open is { } before && !(kind == Kind.Then && StoryThen.IsAboutOutcome(text)))
                Settle(before, last, differences);
            open = null;
            var had = differences.Count;
            try
            {
                switch (kind)
                {
                    case Kind.Given:
                        await given.RunAsync(text);
                        break;
                    case Kind.Then:
                        if (await then.CheckAsync(text, last) is { } difference && difference != ("", ""))
                            differences.Add(new(line.Where, line.Text, StoryPerson.Plain(difference.Expected), StoryPerson.Plain(difference.Got)));
                        break;
                    case Kind.Step:
                        then.EntryBefore = last.Count > 0 && last[^1].Entry is { } entry ? entry : then.EntryBefore;
                        then.EntriesBefore = await then.NewestEntryAsync();
                        if (await DoAsync(steps, text, line) is { Count: > 0 } outcomes)
                            (last, open) = (outcomes, line);
                        break;
                }
            }
            catch (StoryMistakeException mistake)
            {
                differences.Add(new(line.Where, line.Text, "a line as FORMAT.md describes it", mistake.Message));
                isStuck = true;
            }
            catch (StoryStuckException stuck)
            {
                differences.Add(new(line.Where, line.Text, "it can be done", stuck.Message));
                isStuck = true;
            }

            good += differences.Count == had ? 1 : 0;
            if (isStuck)
                break;
        }

        if (!isStuck && open is { } end)
            Settle(end, last, differences);
        if (!isStuck && await then.VerifyAsync() is { } broken && broken != ("", ""))
            differences.Add(new(lines.Count > 0 ? lines[^1].Line.Where : story.File, "the end of the story", broken.Expected, broken.Got));
        // A step whose unstated outcome differs was counted as good when it was done.
        return new StoryReport(story, lines.Count, Math.Max(0, lines.Count - Math.Max(differences.Count, lines.Count - good)), differences);
    }

    /// <summary>What a step does, or everything of a list at once.</summary>
    private static async Task<IReadOnlyList<StoryOutcome>> DoAsync(StorySteps steps, string text, StoryLine line)
    {
        if (line.List.Count == 0)
            return await steps.RunAsync(text) is { } outcome ? [outcome] : [];
        if (!text.Equals("At the same moment:", StringComparison.OrdinalIgnoreCase))
            throw new StoryMistakeException($"Unknown words: “{text}”. Only “At the same moment:” has a list.");
        var outcomes = await Task.WhenAll(line.List.Select(one => Task.Run(() => steps.RunAsync(one.Text))));
        return [.. outcomes.OfType<StoryOutcome>()];
    }

    /// <summary>An act about whose end the story says nothing is expected to be recorded.</summary>
    private static void Settle(StoryLine line, IReadOnlyList<StoryOutcome> last, List<StoryDifference> differences)
    {
        foreach (var outcome in last.Where(outcome => outcome.End is not (StoryEnd.Recorded or StoryEnd.Shown)))
            differences.Add(new(line.Where, line.Text, "it is recorded, or a page is shown", outcome.ToString()));
    }

    private static List<(Kind Kind, string Text, StoryLine Line)> Kinds(IReadOnlyList<StoryLine> lines)
    {
        var kinds = new List<(Kind, string, StoryLine)>();
        var kind = Kind.Step;
        foreach (var line in lines)
        {
            var text = line.Text;
            if (Starts(ref text, "Given "))
                kind = Kind.Given;
            else if (Starts(ref text, "Then "))
                kind = Kind.Then;
            else if (!Starts(ref text, "And "))
                kind = Kind.Step;
            kinds.Add((kind, text, line));
        }

        return kinds;
    }

    private static bool Starts(ref string text, string word)
    {
        if (!text.StartsWith(word, StringComparison.Ordinal))
            return false;
        text = text[word.Length..].Trim();
        return true;
    }
}
