using System.Text.Json;

namespace MedDispense.Vectors;

/// <summary>One code and what a reader should make of it.</summary>
/// <param name="item">Its JSON: id, input, expect, and "kind" for a GS1 code or "op" for a National Drug Code.</param>
/// <param name="place">Its place in the file, for vectors without an id.</param>
public sealed class Vector(JsonElement item, int place)
{
    /// <summary>The vectors of a file, in its order.</summary>
    /// <exception cref="VectorFileException">There is no such file, it is no JSON, or it holds no vectors.</exception>
    public static IReadOnlyList<Vector> In(string path) =>
        [.. VectorFile.Read(path, "vectors", "vector").Select((item, i) => new Vector(item, i + 1))];

    /// <summary>The vector's own id; else its place in the file.</summary>
    public string Id => Text("id") ?? $"vector {place}";

    /// <summary>Null when our reader agrees; else what differs. A vector it cannot judge differs too.</summary>
    public Disagreement? Compare()
    {
        if (!IsText(item)) return new Disagreement($"vector {place}", "", "a vector of whole characters", "half of one");
        if (Text("input") is not { } input) return Differs("", "a vector with a text “input”", "none");
        if (!item.TryGetProperty("expect", out var expect)) return Differs(input, "a vector with “expect”", "none");
        return (Text("kind"), Text("op")) switch
        {
            ({ } kind, _) => expect.ValueKind == JsonValueKind.Object
                ? GsOneComparison.Of(kind, input, $"{Text("note")} {Text("error", expect)}", expect) is { } gsOne
                    ? Differs(input, gsOne.Expected, gsOne.Got) : null
                : Differs(input, "“expect” to be an object", "something else"),
            (null, { } op) => NationalDrugCodeComparison.Of(op, input, expect) is { } ndc
                ? Differs(input, ndc.Expected, ndc.Got) : null,
            (null, null) => Differs(input, "a vector with “kind” or “op”", "neither"),
        };
    }

    private Disagreement Differs(string input, string expected, string got) => new(Id, input, expected, got);

    private string? Text(string name) => Text(name, item);

    private static string? Text(string name, JsonElement within) =>
        within.ValueKind == JsonValueKind.Object && within.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // JSON can write half of a surrogate pair, which is no text.
    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.Object => element.EnumerateObject().All(field => field.Name.Length >= 0 && IsText(field.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

/// <summary>The two sides of a difference, in words.</summary>
internal sealed record Difference(string Expected, string Got);
