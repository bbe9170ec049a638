using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Scan;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>An open count, line by line: one line is open at a time, a scan of a pack goes to its line.</summary>
[Route("counts")]
[Authorize(Policy = Policies.Count)]
public sealed class CountLinesController(
    MedDispenseDb db, SeeCount seeCount, SaveCountLine save, FindScanned findScanned, CurrentStaff current, Acts acts,
    TimeProvider clock) : Controller
{
    private const string ShowView = "~/Features/Counts/Show.cshtml";

    public sealed record LineForm : ActForm
    {
        public Guid? MedicineId { get; init; }

        public Guid? OwnerId { get; init; }

        /// <summary>The newest line of the register page when this line was shown; no figure.</summary>
        public long? AsOfLine { get; init; }

        [Display(Name = "Counted")]
        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        public string? Counted { get; init; }

        [BindNever]
        public SheetPage? Page { get; init; }
    }

    /// <param name="Count">The count.</param>
    /// <param name="Active">The line that is open; null when every line is counted.</param>
    public sealed record SheetPage(SeeCount.View Count, SheetLine? Active);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, Guid? line, Guid? owner)
    {
        if (await seeCount.AskAsync(id) is not { } count)
            return NotFound();
        if (count.Session.ClosedAt is not null)
            return View("~/Features/Counts/Ended.cshtml", await seeCount.EndedAsync(count, current.Actor));
        return View(ShowView, await FormAsync(count, line, owner));
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, LineForm form)
    {
        if (await seeCount.AskAsync(id) is not { } count)
            return NotFound();
        var shown = await FormAsync(count, form.MedicineId, form.OwnerId);
        var again = form with { Page = shown.Page };
        var active = shown.Page!.Active; // Always filled in.
        if (active is null || form.MedicineId is null || form.AsOfLine is null)
        {
            ModelState.AddModelError(nameof(form.Counted), "This form is incomplete. Open the count again.");
            return this.Refused([], () => View(ShowView, again));
        }

        var counted = ReadCounted(active.Medicine, form.Counted);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(ShowView, again));
        var result = await save.RunAsync(act, new(id, active.Medicine.Id, active.Owner?.Id, counted, form.AsOfLine.Value));
        if (result.Problems is [{ Sentence: SaveCountLine.Moved }])
        {
            // What was typed belongs to a moment that is over: the line is counted anew, from the line shown now.
            ModelState.Clear();
            again = shown;
        }

        return this.Answer(result, "Saved", Redirect($"/counts/{id}"), () => View(ShowView, again));
    }

    /// <summary>The text travels in the body of a POST, so that no address and no log ever holds it.</summary>
    [HttpPost("{id:guid}/scan")]
    public async Task<IActionResult> Scan(Guid id, string? text)
    {
        if (await seeCount.AskAsync(id) is not { } count)
            return NotFound();
        var scan = ScanReader.Read(text, null, current.Facility.LocalDay(clock.GetUtcNow().UtcDateTime), current.ScanSettings);
        var answer = await findScanned.AskAsync(scan, current.Actor);
        var packIds = answer.Targets.Where(target => target.Kind == ScanTargetKind.Pack).Select(target => target.Id).ToList();
        var lines = await db.Packs.Where(row => packIds.Contains(row.Id))
            .Select(row => new { row.MedicineId, row.OwnerClientId }).Distinct().ToListAsync();
        if (lines is [var only])
            return Redirect($"/counts/{id}?line={only.MedicineId}&owner={only.OwnerClientId}");
        var sentence = lines.Count > 1
            ? "This code is on packs of several lines. Scan the label of the house, or open the line below."
            : $"{answer.Read} No line belongs to it. Scan the label of the pack.";
        ModelState.AddModelError("text", sentence);
        var form = await FormAsync(count, null, null);
        return this.Refused([], () => View(ShowView, form));
    }

    private async Task<LineForm> FormAsync(SeeCount.View count, Guid? medicineId, Guid? ownerId)
    {
        var active = count.Active(medicineId, ownerId);
        if (active is null && medicineId is { } id && count.Session.DiscrepancyId is null)
            active = await seeCount.LineAsync(id, ownerId);
        return new LineForm
        {
            PostingId = acts.NewId(),
            MedicineId = active?.Medicine.Id,
            OwnerId = active?.Owner?.Id,
            AsOfLine = active is null ? null : await seeCount.NewestLineAsync(active),
            Page = new SheetPage(count, active),
        };
    }

    private long ReadCounted(Medicine medicine, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            ModelState.AddModelError(nameof(LineForm.Counted), $"Type what you counted in {medicine.CountedIn.Plural()}, 0 when nothing is there.");
        else if (!medicine.TryReadAmount(typed, out var counted, out var why))
            ModelState.AddModelError(nameof(LineForm.Counted), why);
        else
            return counted;
        return 0;
    }
}
