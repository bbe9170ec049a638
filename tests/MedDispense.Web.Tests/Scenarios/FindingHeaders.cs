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

    /// <summary>Findings about a signer stand beside their badge, as words of the field.</summary>
    private static readonly Dictionary<string, string> OfSigners = new()
    {
        ["A second person is needed."] = "witness-missing",
        ["The second person must be somebody else."] = "witness-is-actor",
        ["This colleague may not be the second person."] = "witness-without-right",
        ["The second person confirmed something else."] = "witness-of-another-act",
        ["The second person confirmed too long ago."] = "witness-too-long-ago",
        ["A co-signer is needed."] = "co-signer-missing",
        ["The co-signer must be a third person."] = "co-signer-not-another",
        ["The co-signer confirmed too long ago or elsewhere."] = "co-signer-too-long-ago",
        ["A controlled medicine that is not scanned needs a second person."] = "not-scanned-alone",
    };

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not ViewResult view)
            return;
        var headers = context.HttpContext.Response.Headers;
        var errors = context.ModelState.Where(field => field.Value?.Errors.Count > 0)
            .Select(field => (field.Key, Code: SignersCode(field.Value!.Errors[0].ErrorMessage))).ToList();
        headers[Refused] = string.Join(' ', [
            Words(view.ViewData[ActResults.FindingsKey] as IReadOnlyList<Finding>), .. errors.Where(error => error.Code is not null).Select(error => $"Stop:{error.Code}")]);
        headers[Shown] = Words((view.Model?.GetType().GetProperty("Shown")?.GetValue(view.Model) as DoseAsk.View)?.Findings);
        headers[Fields] = string.Join(' ', errors.Where(error => error.Code is null).Select(error => error.Key));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static string? SignersCode(string error) =>
        OfSigners.FirstOrDefault(known => error.StartsWith(known.Key, StringComparison.Ordinal)).Value;

    private static string Words(IReadOnlyList<Finding>? findings) =>
        string.Join(' ', (findings ?? []).Select(finding => $"{(finding.AsksForReason ? "Reason" : finding.Tier)}:{finding.Code}"));
}
