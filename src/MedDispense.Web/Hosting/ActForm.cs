using System.ComponentModel.DataAnnotations;
using MedDispense.Data.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Hosting;

/// <summary>What every form that makes a posting carries: the posting's id, made when the form was shown, and whoever
/// signs with the person.</summary>
public abstract record ActForm
{
    /// <summary>Made by the page that showed the form; the key of the effect.</summary>
    [Required]
    public Guid? PostingId { get; init; }

    public WitnessFields Witness { get; init; } = new();

    public WitnessFields CoSigner { get; init; } = new();
}

/// <summary>Begins an act from a form and shows what became of it, alike on every page.</summary>
public sealed class Acts(CurrentStaff current, PresenceCheck presence, TimeProvider clock)
{
    /// <summary>A fresh id for a form that is about to be shown.</summary>
    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>An act that is no posting and needs nobody else: a change of a record.</summary>
    /// <param name="id">Made by the form; becomes the key of a new row, so a second send has no second effect.</param>
    public Act Change(Guid id) => new(id, current.Actor, current.Station?.Id, clock.GetUtcNow().UtcDateTime);

    /// <summary>The act, or null with the reasons in the controller's model state.</summary>
    public async Task<Act?> BeginAsync(Controller page, ActForm form)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (form.PostingId is not { } id || id == Guid.Empty)
        {
            page.ModelState.AddModelError(nameof(form.PostingId), "This form is incomplete. Open the page again.");
            return null;
        }

        // No database stores a NUL, and nobody types one.
        foreach (var (field, values) in page.Request.Form)
        {
            if (values.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true))
                page.ModelState.AddModelError(field, "A character in this cannot be stored. Type it again.");
        }

        if (!page.ModelState.IsValid)
            return null;
        var witness = await ProveAsync(page, nameof(form.Witness), id, form.Witness, now);
        var coSigner = await ProveAsync(page, nameof(form.CoSigner), id, form.CoSigner, now);
        return page.ModelState.IsValid
            ? new Act(id, current.Actor, current.Station?.Id, now, witness, coSigner)
            : null;
    }

    private async Task<WitnessProof?> ProveAsync(Controller page, string field, Guid id, WitnessFields form, DateTime now)
    {
        if (form.IsEmpty)
            return null;
        var result = await presence.ProveAsync(id, form, now);
        if (result.Refusal is { } refusal)
            page.ModelState.AddModelError($"{field}.{nameof(WitnessFields.Who)}", refusal);
        return result.Proof;
    }
}

/// <summary>Shows results of use cases.</summary>
public static class ActResults
{
    /// <summary>Key of the findings in ViewData; the layout shows them above the form.</summary>
    public const string FindingsKey = "Findings";

    /// <summary>After success: redirect with a sentence. Otherwise the same form, with every finding, as 422.</summary>
    public static IActionResult Answer(
        this Controller page, PostingResult result, string done, IActionResult next, Func<IActionResult> formAgain)
    {
        if (result.IsPosted)
        {
            page.TempData.SayDone($"{done} (entry {result.Receipt!.Number})");
            foreach (var note in result.Findings.Where(finding => finding.Tier == FindingTier.Note))
                page.TempData.Say(new Flash(Severity.Note, note.What, $"{note.Fact} {note.Next}".Trim()));
            return next;
        }

        return page.Refused(result.Findings, formAgain);
    }

    /// <summary>The same form with these findings.</summary>
    public static IActionResult Refused(this Controller page, IReadOnlyList<Finding> findings, Func<IActionResult> formAgain)
    {
        // What concerns the second person stands beside their badge and in the summary, not a second time above it.
        foreach (var finding in findings.Where(IsOfSigner))
            page.ModelState.AddModelError($"{finding.Field}.{nameof(WitnessFields.Who)}", $"{finding.What} {finding.Fact} {finding.Next}");
        page.ViewData[FindingsKey] = (IReadOnlyList<Finding>)[.. findings.Where(finding => !IsOfSigner(finding))];
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return formAgain();
    }

    private static bool IsOfSigner(Finding finding) => finding.Field is nameof(ActForm.Witness) or nameof(ActForm.CoSigner);
}
