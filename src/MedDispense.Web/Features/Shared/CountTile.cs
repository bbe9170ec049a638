namespace MedDispense.Web.Features.Shared;

/// <summary>A figure that leads to the list it counts.</summary>
/// <param name="Count">The figure.</param>
/// <param name="Words">What it counts, for example "doses overdue".</param>
/// <param name="Href">The list itself.</param>
/// <param name="Severity">Sign and colour while the figure is above 0, or null.</param>
/// <param name="Detail">One more fact, for example "oldest 18 minutes", or null.</param>
public sealed record CountTile(int Count, string Words, string Href, Severity? Severity = null, string? Detail = null);
