using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Doses;

/// <summary>A form whose counted figure did not fit comes back without it, and under another id: the next figure is another
/// try even if it is the same, and nothing is recorded under the id before.</summary>
internal static class AnotherFigure
{
    /// <summary>Whether to count again; then neither figure nor id are taken from what was sent.</summary>
    public static bool IsAsked(Controller page, PostingResult result, string field)
    {
        if (!result.Findings.Contains(CountBack.CountAgain(field)))
            return false;
        page.ModelState.Remove(field);
        page.ModelState.Remove(nameof(ActForm.PostingId));
        return true;
    }
}
