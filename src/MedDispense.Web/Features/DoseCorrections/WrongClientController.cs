using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
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

/// <summary>Another client swallowed a dose: one that is still in somebody's hands, or one that the chart says was given.
/// Either way it is an incident, and whoever it was meant for is still to get theirs.</summary>
[Route("doses/{id:guid}/wrong-client")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class WrongClientController(
    MedDispenseDb db, FindBanner findBanner, RecordWrongClient record, CorrectDose correct, Acts acts, Audits audits, CurrentStaff current,
    TimeProvider clock) : Controller
{
    /// <summary>The dose, for whom it was meant, and what of it can have been swallowed.</summary>
    public sealed record Entry(Dose Dose, Posting Posting, Medicine Medicine, Guid MeantFor, ClientBannerView Banner, long Amount)
    {
        public bool IsInHand => Dose.Outcome == DoseOutcome.Prepared;
    }

    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "Choose who swallowed it.")]
        [Display(Name = "Who swallowed it")]
        public Guid? ClientId { get; init; }

        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        [Display(Name = "How much was swallowed")]
        public string? Taken { get; init; }

        [Required(ErrorMessage = "Write what happened.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "What happened")]
        public string? WhatHappened { get; init; }

        [Required(ErrorMessage = "Write what was done for the client.")]
        [StringLength(2000)]
        [Display(Name = "What was done for the client")]
        public string? WhatWasDone { get; init; }

        [Required(ErrorMessage = "Write who was told, and when.")]
        [StringLength(2000)]
        [Display(Name = "Who was told, and when")]
        public string? WhoWasTold { get; init; }

        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true, ErrorMessage = "The year lies between 2000 and 2100.")]
        [Display(Name = "When, if not now")]
        public DateTime? HappenedAt { get; init; }

        [BindNever]
        public Entry? Shown { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Others { get; init; } = [];
    }

    [HttpGet("")]
    public async Task<IActionResult> WrongClient(Guid id) =>
        await FilledAsync(id, new Form { PostingId = acts.NewId() }) is { Shown: { } entry } form ? View(form with { Taken = Figure(entry) }) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> WrongClient(Guid id, Form sent)
    {
        if (await FilledAsync(id, sent) is not { Shown: { } entry } form)
            return NotFound();
        var taken = entry.Amount;
        // Always from the form: a second send says the same, though nothing is in the hand any more.
        if (entry.IsInHand && !entry.Medicine.TryReadAmount(form.Taken, out taken, out var why))
            ModelState.AddModelError(nameof(form.Taken), why);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = entry.IsInHand ? await InHandAsync(act, id, form, taken) : await GivenAsync(act, id, form);
        return this.Answer(result, "Incident recorded. Look at the round: what is due again for whom it was meant stands there", Redirect($"/charts/{form.ClientId}"), () => View(form));
    }

    private Task<PostingResult> InHandAsync(Act act, Guid id, Form form, long taken) => record.RunAsync(act, new(
        form.ClientId!.Value, null, id, null, null, taken, form.WhatHappened, form.WhatWasDone, form.WhoWasTold, // Required.
        form.HappenedAt is { } local ? current.Time.ToUtc(local) : null));

    /// <summary>The chart says that the right client got it: that never happened.</summary>
    private Task<PostingResult> GivenAsync(Act act, Guid id, Form form) => correct.RunAsync(act, new(
        id, form.WhatHappened, MedicineIsNow.SwallowedByAnother, form.ClientId, form.WhatWasDone, form.WhoWasTold));

    private static string Figure(Entry entry) =>
        AmountText.Format(entry.Amount, entry.Medicine.CountedIn, entry.Medicine.SmallestPerCounted).Split(' ', '\u00a0')[0];

    private async Task<Form?> FilledAsync(Guid id, Form form)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var dose = await db.Doses.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == id
            && (row.Outcome == DoseOutcome.Prepared || row.Outcome == DoseOutcome.Given || row.Outcome == DoseOutcome.GivenInPart));
        if (dose?.ClientId is not { } meantFor || await findBanner.AskAsync(meantFor, now) is not { } banner)
            return null;
        await audits.RecordAsync(AuditKind.ClientRead, "client", meantFor, "A dose that another client took.");
        var inHand = await db.UnsettledMovements.Where(row => row.PostingId == id).SumAsync(row => (long?)row.Remaining) ?? 0;
        await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "Who took another client's dose.");
        var others = await db.Clients.AsNoTracking().Where(row => row.Presence != Presence.Gone && row.Id != meantFor)
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenNames).ThenBy(row => row.Id).ToListAsync();
        return form with
        {
            Shown = new Entry(dose, await db.Postings.AsNoTracking().SingleAsync(row => row.Id == id),
                await db.Medicines.AsNoTracking().SingleAsync(row => row.Id == dose.MedicineId), meantFor, banner,
                dose.Outcome == DoseOutcome.Prepared ? inHand : dose.AmountTaken),
            Others = [.. others.Select(row => new SelectListItem(row.Room.Length > 0 ? $"{row.DisplayName}, room {row.Room}" : row.DisplayName, row.Id.ToString()))],
        };
    }
}
