using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>Says the codes of what a page shows in headers of the answer: pages show words, stories name codes.</summary>
public sealed class FindingHeaders : IResultFilter
{
    /// <summary>What refused the act that was sent.</summary>
    public const string Refused = "X-Findings";

    /// <summary>What the page found before anything was sent.</summary>
    public const string Shown = "X-Page-Findings";

    /// <summary>Fields that cannot be read as they are.</summary>
    public const string Fields = "X-Fields";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not ViewResult view)
            return;
        var headers = context.HttpContext.Response.Headers;
        headers[Refused] = Words(view.ViewData[ActResults.FindingsKey] as IReadOnlyList<Finding>);
        headers[Shown] = Words((view.Model?.GetType().GetProperty("Shown")?.GetValue(view.Model) as DoseAsk.View)?.Findings);
        headers[Fields] = string.Join(' ', context.ModelState.Where(field => field.Value?.Errors.Count > 0).Select(field => field.Key));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static string Words(IReadOnlyList<Finding>? findings) =>
        string.Join(' ', (findings ?? []).Select(finding => $"{(finding.AsksForReason ? "Reason" : finding.Tier)}:{finding.Code}"));
}
