using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Orders;

/// <summary>Shows a form about an order as it was refused: what belongs to a field beside it, the rest above.</summary>
public static class OrderForms
{
    public static IActionResult RefuseBesideFields(this Controller page, IReadOnlyList<Finding> findings, Func<IActionResult> formAgain)
    {
        var worst = findings.Where(finding => finding.Tier != FindingTier.Note).ToList();
        foreach (var finding in worst.Where(finding => finding.Field is not null))
            page.ModelState.AddModelError(finding.Field!, $"{finding.What} {finding.Fact} {finding.Next}".Replace("  ", " ", StringComparison.Ordinal).Trim()); // Filtered above.
        return page.Refused([.. worst.Where(finding => finding.Field is null)], formAgain);
    }

    /// <summary>Whether the findings ask for what a field holds.</summary>
    public static bool AskFor(this IReadOnlyList<Finding> findings, string field) => findings.Any(finding => finding.Field == field);
}
