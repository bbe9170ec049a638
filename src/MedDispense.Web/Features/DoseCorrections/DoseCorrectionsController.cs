using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DoseCorrections;

/// <summary>The two corrections of a dose, and what was seen after it. The page asks where the medicine is now.</summary>
[Route("doses/{id:guid}")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class DoseCorrectionsController(
    MedDispenseDb db, FindBanner findBanner, CorrectDose correct, TellDoseDifferently tell, RecordAftermath aftermath, Acts acts, Audits audits,
    CurrentStaff current, TimeProvider clock) : Controller
{
    public sealed record Entry(Dose Dose, Posting Posting, Medicine Medicine, ClientBannerView? Banner);

    public sealed record CorrectForm : ActForm
    {
        [Required(ErrorMessage = "Choose which of the two it is.")]
        [Display(Name = "What is wrong")]
        public string? How { get; init; }

        [Display(Name = "Where is the medicine now")]
        public MedicineIsNow? Now { get; init; }

        [Display(Name = "Who swallowed it")]
        public Guid? SwallowedBy { get; init; }

        [StringLength(2000)]
        [Display(Name = "What was done for that client")]
        public string? WhatWasDone { get; init; }

        [StringLength(2000)]
        [Display(Name = "Who was told, and when")]
        public string? WhoWasTold { get; init; }

        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        [Display(Name = "How much was really swallowed")]
        public string? Taken { get; init; }

        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true, ErrorMessage = "The year lies between 2000 and 2100.")]
        [Display(Name = "When it really happened")]
        public DateTime? HappenedAt { get; init; }

        [Required(ErrorMessage = "Write what happened.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "What happened instead")]
        public string? Reason { get; init; }

        [BindNever]
        public Entry? Shown { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Clients { get; init; } = [];
    }

    public sealed record AfterForm : ActForm
    {
        [Required(ErrorMessage = "Choose what was seen.")]
        [Display(Name = "What was seen")]
        public string? Kind { get; init; }

        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true, ErrorMessage = "The year lies between 2000 and 2100.")]
        [Display(Name = "When, if not now")]
        public DateTime? SeenAt { get; init; }

        [Required(ErrorMessage = "Write what was seen and who was told.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "In your words")]
        public string? Words { get; init; }

        [BindNever]
        public Entry? Shown { get; init; }
    }

    [HttpGet("correct")]
    public async Task<IActionResult> Correct(Guid id) => await EntryAsync(id) is { } entry
        ? View(new CorrectForm
        {
            PostingId = acts.NewId(),
            Shown = entry,
            Clients = await ClientsAsync(),
            Taken = AmountText.Format(entry.Dose.AmountTaken, entry.Medicine.CountedIn, entry.Medicine.SmallestPerCounted).Split(' ', '\u00a0')[0],
            HappenedAt = current.Time.ToLocal(entry.Dose.HappenedAt),
        })
        : NotFound();

    [HttpPost("correct")]
    public async Task<IActionResult> Correct(Guid id, CorrectForm sent)
    {
        if (await EntryAsync(id) is not { } entry)
            return NotFound();
        var form = sent with { Shown = entry, Clients = await ClientsAsync() };
        long taken = 0;
        if (form.How == "differently" && !entry.Medicine.TryReadAmount(form.Taken, out taken, out var why))
            ModelState.AddModelError(nameof(form.Taken), why);
        else if (form.How == "never" && form.Now is null)
            ModelState.AddModelError(nameof(form.Now), "Say where the medicine is now.");
        else if (form.How is not (null or "never" or "differently"))
            ModelState.AddModelError(nameof(form.How), "Choose which of the two it is.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = form.How == "never"
            ? await correct.RunAsync(act, new(id, form.Reason, form.Now!.Value, form.SwallowedBy, form.WhatWasDone, form.WhoWasTold)) // Checked above.
            : await tell.RunAsync(act, new(id, taken, form.HappenedAt is { } local ? current.Time.ToUtc(local) : entry.Dose.HappenedAt, form.Reason));
        return this.Answer(result, $"Entry {entry.Posting.Number} corrected", Redirect(ChartOf(entry)), () => View(form));
    }

    [HttpGet("afterwards")]
    public async Task<IActionResult> Afterwards(Guid id) =>
        await EntryAsync(id) is { } entry ? View(new AfterForm { PostingId = acts.NewId(), Shown = entry }) : NotFound();

    [HttpPost("afterwards")]
    public async Task<IActionResult> Afterwards(Guid id, AfterForm sent)
    {
        if (await EntryAsync(id) is not { } entry)
            return NotFound();
        var form = sent with { Shown = entry };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await aftermath.RunAsync(act, new(id, form.Kind, form.SeenAt is { } local ? current.Time.ToUtc(local) : null, form.Words));
        return this.Answer(result, "Written down beside the dose. A prescriber decides what follows", Redirect(ChartOf(entry)), () => View(form));
    }

    private static string ChartOf(Entry entry) => entry.Dose.ClientId is { } client ? $"/charts/{client}" : "/";

    private async Task<Entry?> EntryAsync(Guid id)
    {
        var dose = await db.Doses.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == id);
        if (dose is null)
            return null;
        if (dose.ClientId is { } clientId)
            await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, "A dose, to correct it.");
        return new Entry(dose, await db.Postings.AsNoTracking().SingleAsync(row => row.Id == id),
            await db.Medicines.AsNoTracking().SingleAsync(row => row.Id == dose.MedicineId),
            dose.ClientId is { } client ? await findBanner.AskAsync(client, clock.GetUtcNow().UtcDateTime) : null);
    }

    private async Task<IReadOnlyList<SelectListItem>> ClientsAsync()
    {
        var clients = await db.Clients.AsNoTracking().Where(row => row.Presence != Presence.Gone)
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenNames).ThenBy(row => row.Id).ToListAsync();
        return [.. clients.Select(row => new SelectListItem(row.Room.Length > 0 ? $"{row.DisplayName}, room {row.Room}" : row.DisplayName, row.Id.ToString()))];
    }
}
