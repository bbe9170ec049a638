using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>Shows a form that gathers packs: fresh, after a step, or as it was refused.</summary>
public sealed class LinesPage(IntakeChoices choices, ScanIntoLines steps, CurrentStaff current, TimeProvider clock)
{
    /// <summary>Key of the <see cref="IntakeChoices.View"/> in ViewData.</summary>
    public const string ChoicesKey = "Choices";

    /// <summary>The form as it stands.</summary>
    public async Task<IActionResult> AskAsync(Controller page, PackLinesForm form, LineParts parts)
    {
        page.ViewData[ChoicesKey] = await choices.AskAsync(form.Lines.Select(line => line.MedicineId)) with { Parts = parts };
        return page.View(form);
    }

    /// <summary>The form after the step that it asks for; nothing is recorded.</summary>
    public async Task<IActionResult> StepAsync(Controller page, PackLinesForm form, LineParts parts)
    {
        var step = await steps.AskAsync(form, current.Facility.LocalDay(clock.GetUtcNow().UtcDateTime), current.ScanSettings);
        // What the step has changed is shown, not what was sent.
        page.ModelState.Clear();
        page.ViewData[ChoicesKey] = await choices.AskAsync(step.Form.Lines.Select(line => line.MedicineId)) with
        {
            Parts = parts,
            Said = step.Said,
            IsTrouble = step.IsTrouble,
            Choices = step.Choices,
        };
        return page.View(step.Form);
    }

    /// <summary>The form as it was refused; what belongs to a line is said beside its field.</summary>
    public async Task<IActionResult> RefusedAsync(
        Controller page, PackLinesForm form, LineParts parts, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.Where(IsOfLine))
            page.ModelState.AddModelError(finding.Field!, $"{finding.What} {finding.Fact} {finding.Next}"); // IsOfLine has seen it.
        var again = await AskAsync(page, form, parts);
        return page.Refused([.. findings.Where(finding => !IsOfLine(finding))], () => again);
    }

    /// <summary>To the page of what came in, or the form with all that refused it.</summary>
    public async Task<IActionResult> AnswerAsync(
        Controller page, PostingResult result, PackLinesForm form, LineParts parts, string done)
    {
        if (!result.IsPosted)
            return await RefusedAsync(page, form, parts, result.Findings);
        return page.Answer(result, done, page.Redirect($"/receipts/{result.Receipt!.PostingId}"), () => page.View(form));
    }

    private static bool IsOfLine(Finding finding) =>
        finding.Field?.StartsWith("Lines[", StringComparison.Ordinal) == true;
}
