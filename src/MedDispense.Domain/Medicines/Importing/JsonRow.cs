using System.Text.Json;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>Reads one product of a JSON list field by field and keeps the first thing that is wrong with it.</summary>
internal sealed class JsonRow
{
    private readonly JsonElement _row;

    public JsonRow(JsonElement row)
    {
        _row = row;
        if (row.ValueKind != JsonValueKind.Object)
            Fault = "This entry is not a product with named fields.";
        else if (RepeatedName(row) is { } name)
            Fault = $"The field {ExactNumber.Quoted(name)} is given twice.";
    }

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Fault { get; private set; }

    public string? Text(string name) => Text(_row, name);

    public bool? YesOrNo(string name)
    {
        if (!TryGet(_row, name, out var value))
            return null;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Fault ??= $"The field {name} is neither true nor false.";
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>Texts from a field that holds one text, a list of texts, or nothing.</summary>
    public IReadOnlyList<string> Texts(string name) => Texts(_row, name);

    /// <summary>Texts from a field within another, as openFDA nests its own: openfda.rxcui.</summary>
    public IReadOnlyList<string> Texts(string outer, string name) =>
        TryGet(_row, outer, out var within) && within.ValueKind == JsonValueKind.Object ? Texts(within, name) : [];

    /// <summary>The entries of a list of objects; none when it is missing.</summary>
    public IReadOnlyList<JsonElement> Entries(string name)
    {
        if (!TryGet(_row, name, out var list))
            return [];
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(IsSoundObject))
            return list.EnumerateArray().ToList();
        Fault ??= $"The field {name} is not a list of entries with named fields.";
        return [];
    }

    /// <summary>A text field of an entry; null when missing.</summary>
    public string? Text(JsonElement entry, string name)
    {
        if (!TryGet(entry, name, out var value))
            return null;
        if (TryText(value, out var text))
            return text;
        Fault ??= $"The field {name} is not readable text.";
        return null;
    }

    private static bool IsSoundObject(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && RepeatedName(entry) is null;

    private static string? RepeatedName(JsonElement entry)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return entry.EnumerateObject().Select(Name).FirstOrDefault(name => !seen.Add(name));
    }

    private static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair cannot be turned into text; it is no field that is asked for.
            return "\uFFFD";
        }
    }

    // Text in JSON may hold half a surrogate pair or bytes that are not UTF-8, which shows only when it is read.
    private static bool TryText(JsonElement value, out string text)
    {
        text = "";
        if (value.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return !NameText.IsDamaged(text);
    }

    private static bool TryGet(JsonElement entry, string name, out JsonElement value)
    {
        value = default;
        return entry.ValueKind == JsonValueKind.Object
            && entry.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private List<string> Texts(JsonElement entry, string name)
    {
        if (!TryGet(entry, name, out var value))
            return [];
        var texts = new List<string>();
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value])
        {
            if (TryText(item, out var text))
                texts.Add(text.Trim());
            else
                Fault ??= $"The field {name} is not readable text.";
        }

        return texts;
    }
}
