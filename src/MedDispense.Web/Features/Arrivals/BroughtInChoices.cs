using MedDispense.Domain.Stock;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>The choices of a line that a client brought in.</summary>
public static class BroughtInChoices
{
    public static IReadOnlyList<SelectListItem> IdentifiedBy { get; } =
        [.. Enum.GetValues<IdentifiedBy>().Select(value => Item(BroughtInStatement.Say(value), value.ToString()))];

    public static IReadOnlyList<SelectListItem> Condition { get; } =
        [.. Enum.GetValues<BroughtInCondition>().Select(value => Item(BroughtInStatement.Say(value), value.ToString()))];

    public static IReadOnlyList<SelectListItem> Purpose { get; } =
        [.. Enum.GetValues<BroughtInPurpose>().Select(value => Item(BroughtInStatement.Say(value), value.ToString()))];

    private static SelectListItem Item(string words, string value) => new(words.TrimEnd('.'), value);
}
