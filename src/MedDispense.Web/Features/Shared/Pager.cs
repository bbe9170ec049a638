namespace MedDispense.Web.Features.Shared;

/// <summary>Which part of a long list is shown.</summary>
/// <param name="Number">The page shown, from 1.</param>
/// <param name="Count">How many pages there are.</param>
/// <param name="Words">What is shown, for example "Lines 461 to 480 of 1,203".</param>
/// <param name="Href">Address of a page by its number.</param>
public sealed record Pager(int Number, int Count, string Words, Func<int, string> Href)
{
    /// <summary>Words of the link to the page before.</summary>
    public string Earlier { get; init; } = "Earlier";

    /// <summary>Words of the link to the page after.</summary>
    public string Later { get; init; } = "Later";
}
