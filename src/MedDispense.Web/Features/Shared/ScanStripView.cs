namespace MedDispense.Web.Features.Shared;

/// <summary>The strip that says what to scan, and takes a typed code or name where there is no scanner.</summary>
/// <param name="Words">For example "Scan a client or a pack".</param>
public sealed record ScanStripView(string Words)
{
    /// <summary>Label of the typed entry.</summary>
    public string Label { get; init; } = "No scanner? Type the code or a family name";

    /// <summary>Where a typed entry goes.</summary>
    public string Action { get; init; } = "/scan";

    /// <summary>POST keeps what was typed out of addresses and logs.</summary>
    public string Method { get; init; } = "post";

    /// <summary>Name of the typed entry.</summary>
    public string FieldName { get; init; } = "Text";
}
