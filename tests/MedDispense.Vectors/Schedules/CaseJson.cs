using System.Globalization;
using System.Text.Json;

namespace MedDispense.Vectors.Schedules;

/// <summary>Reads the fields of a case, and says which one is missing or wrong.</summary>
internal static class CaseJson
{
    /// <summary>Fields that explain and expect nothing.</summary>
    private static readonly string[] Explaining = ["note", "notes", "comment", "why", "wrong_answer"];

    public static string? TextOrNone(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Text(this JsonElement item, string name) =>
        item.TextOrNone(name) ?? throw new NotUnderstoodException($"the case has no text “{name}”");

    /// <summary>A moment with its offset.</summary>
    public static DateTimeOffset Moment(this JsonElement item, string name) =>
        DateTimeOffset.TryParse(item.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new NotUnderstoodException($"“{name}” is no moment: {item.Text(name)}");

    public static DateOnly Day(this JsonElement item, string name) =>
        DateOnly.TryParseExact(item.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new NotUnderstoodException($"“{name}” is no day: {item.Text(name)}");

    public static double Number(this JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : throw new NotUnderstoodException($"“{name}” is no number");

    public static bool Has(this JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out _);

    public static IReadOnlyList<JsonElement> Rows(this JsonElement expect) =>
        expect.GetArrayLength() > 0 ? [.. expect.EnumerateArray()] : throw new NotUnderstoodException("“expect” is empty");

    /// <summary>An expectation that nobody looks at would count as agreed.</summary>
    public static void Only(this JsonElement expect, params IReadOnlyList<string> known)
    {
        if (expect.ValueKind != JsonValueKind.Object)
            throw new NotUnderstoodException("an expectation is no object");
        var other = expect.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !known.Contains(name) && !Explaining.Contains(name));
        if (other is not null)
            throw new NotUnderstoodException($"no such expectation as “{other}”");
    }
}
