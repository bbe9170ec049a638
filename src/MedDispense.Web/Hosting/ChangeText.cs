namespace MedDispense.Web.Hosting;

/// <summary>Collects what changed from what to what, as the audit keeps it.</summary>
public sealed class ChangeText
{
    private readonly List<string> _parts = [];

    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Adds a field when its value differs.</summary>
    public ChangeText Of(string field, string? from, string? to)
    {
        if (from != to)
            _parts.Add($"{field}: {Quote(from)} → {Quote(to)}");
        return this;
    }

    /// <summary>Adds that a field differs without its values: names and birth dates of clients stay out of the audit.</summary>
    public ChangeText OfSecret(string field, string? from, string? to)
    {
        if (from != to)
            _parts.Add($"{field} changed");
        return this;
    }

    public override string ToString() => string.Join("; ", _parts);

    private static string Quote(string? value) => string.IsNullOrEmpty(value) ? "none" : value.ReplaceLineEndings(", ");
}
