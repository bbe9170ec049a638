using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Quarantine;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Recalls;

[Route("recalls")]
[Authorize(Policy = Policies.RecallStock)]
public sealed class RecallsController(
    OpenRecall openRecall, LiftRecall liftRecall, FindRecalls findRecalls, TraceLot traceLot, MedDispenseDb db,
    CurrentStaff current, Acts acts) : Controller
{
    public sealed record OpenForm : ActForm
    {
        [Required(ErrorMessage = "Choose the medicine.")]
        [Display(Name = "Medicine")]
        public Guid? MedicineId { get; init; }

        [Required(ErrorMessage = "Type the lot as the notice has it.")]
        [StringLength(100, ErrorMessage = "A lot is shorter.")]
        public string? Lot { get; init; }

        [Required(ErrorMessage = "Type the number of the notice.")]
        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        [Display(Name = "Number of the notice")]
        public string? Reference { get; init; }

        [Required(ErrorMessage = "Write why it is recalled.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        /// <summary>The house never had the lot; it is recalled all the same, for what may still come.</summary>
        [Display(Name = "Recall it all the same")]
        public bool EvenSo { get; init; }

        [BindNever]
        public bool IsUnknown { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Medicines { get; init; } = [];
    }

    public sealed record LiftForm : ActForm
    {
        [Required(ErrorMessage = "Write what the notice or the maker said.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        [BindNever]
        public LotTrace? Trace { get; init; }

        [BindNever]
        public bool MayLift { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await findRecalls.AskAsync());

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? medicine, string? lot) => View(new OpenForm
    {
        PostingId = acts.NewId(),
        MedicineId = medicine,
        Lot = lot,
        Medicines = await MedicinesAsync(),
    });

    [HttpPost("new")]
    public async Task<IActionResult> New(OpenForm form)
    {
        form = form with { Medicines = await MedicinesAsync() };
        // A NUL, which no database stores, is said beside its field below.
        var spellings = form is { MedicineId: { } id, Lot: { Length: > 0 } lot } && !lot.Contains('\0', StringComparison.Ordinal)
            ? await LotOfRecall.SpellingsAsync(db, id, CanonicalText.Of(lot))
            : null;
        form = form with { IsUnknown = spellings is { Count: 0 } };
        if (form.IsUnknown && !form.EvenSo)
            ModelState.AddModelError(nameof(form.Lot), "No pack of this lot was ever here. Look at the notice; if it is right, tick that it is recalled all the same.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await openRecall.RunAsync(act, new(
            form.MedicineId!.Value, spellings?.FirstOrDefault() ?? form.Lot!, form.Reference!, form.Reason!)); // Required.
        return this.Answer(result, $"Lot {spellings?.FirstOrDefault() ?? form.Lot} recalled; none of it can be used", Redirect($"/recalls/{act.Id}"), () => View(form));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await traceLot.AskAsync(id) is { } trace
        ? View(Filled(new LiftForm { PostingId = acts.NewId() }, trace))
        : NotFound();

    [HttpPost("{id:guid}/lift")]
    public async Task<IActionResult> Lift(Guid id, LiftForm form)
    {
        if (await traceLot.AskAsync(id) is not { } trace)
            return NotFound();
        form = Filled(form, trace);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Show", form));
        var result = await liftRecall.RunAsync(act, new(id, form.Reason!)); // Required.
        return this.Answer(result, "Recall lifted", Redirect($"/recalls/{id}"), () => View("Show", form));
    }

    private LiftForm Filled(LiftForm form, LotTrace trace) =>
        form with { Trace = trace, MayLift = ReleaseStock.MayDecide(current.Actor) };

    private async Task<IReadOnlyList<SelectListItem>> MedicinesAsync()
    {
        var medicines = await db.Medicines.AsNoTracking().ToListAsync();
        return
        [
            .. medicines.Select(medicine => (Words: MedicineWords.Of(medicine), medicine.Id))
                .OrderBy(row => row.Words, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id)
                .Select(row => new SelectListItem(row.Words, row.Id.ToString())),
        ];
    }
}
