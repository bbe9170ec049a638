using System.Text.Json;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>One worked case: which kind it is shows in what it expects; what it asks stands in its own words.</summary>
/// <param name="Json">The whole case.</param>
/// <param name="Id">Its id.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Description">What is scheduled, given or typed.</param>
/// <param name="Policy">By which rule; empty when it does not say.</param>
/// <param name="Expect">What should come out.</param>
internal sealed record ScheduleCase(JsonElement Json, string Id, DateTimeZone Zone, string Description, string Policy, JsonElement Expect)
{
    /// <summary>Null when this program comes to the same; else what differs. A case that it cannot judge differs too.</summary>
    public static Disagreement? Compare(JsonElement json, int place)
    {
        var id = json.TextOrNone("id") ?? $"case {place}";
        var input = json.TextOrNone("description") ?? "";
        try
        {
            var difference = Of(json, id).Differs();
            return difference is null ? null : new Disagreement(id, input, difference.Expected, difference.Got);
        }
        catch (NotUnderstoodException what)
        {
            return new Disagreement(id, input, "a case that this program can judge", $"not understood: {what.Message}");
        }
    }

    /// <summary>Refuses a case whose policy is another one.</summary>
    public void Follows(string name, params IReadOnlyList<string> words)
    {
        if (Policy.Length > 0 && !words.Any(word => Policy.Contains(word, StringComparison.OrdinalIgnoreCase)))
            throw new NotUnderstoodException($"the policy is not that of {name}: {Policy}");
    }

    private static ScheduleCase Of(JsonElement json, string id)
    {
        var zone = json.TextOrNone("tz") ?? json.Text("zone");
        return new ScheduleCase(
            json, id, DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new NotUnderstoodException($"no such zone as {zone}"),
            json.TextOrNone("description") ?? "", json.TextOrNone("policy") ?? "",
            json.Has("expect") ? json.GetProperty("expect") : throw new NotUnderstoodException("the case has no “expect”"));
    }

    private Difference? Differs()
    {
        if (Expect.ValueKind == JsonValueKind.Array)
            return Expect.Rows()[0].Has("listed") ? WallClockCase.Compare(this) : ElapsedCase.Compare(this);
        return Expect switch
        {
            { ValueKind: not JsonValueKind.Object } => throw new NotUnderstoodException("“expect” is neither a list nor an object"),
            var expect when expect.Has("typed") => TypedTimeCase.Compare(this),
            var expect when expect.Has("start_utc") || expect.Has("end_utc") => DayBoundsCase.Compare(this),
            var expect when expect.Has("given_local") || expect.Has("given_utc") => EarliestNextCase.Compare(this),
            var expect when expect.Has("first_utc") => TwoDosesCase.Compare(this),
            _ => throw new NotUnderstoodException("“expect” is of no kind that this program knows"),
        };
    }
}
