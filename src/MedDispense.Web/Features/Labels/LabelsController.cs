using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Audit;
using MedDispense.Web.Features.Shared.Tags;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Labels;

[Route("labels")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class LabelsController(LabelPacks labels, Audits audits, CurrentStaff current) : Controller
{
    /// <summary>What to print and on what.</summary>
    public sealed record Form
    {
        /// <summary>All packs that came in by this entry.</summary>
        public Guid? Posting { get; init; }

        /// <summary>Or these packs.</summary>
        public List<Guid> Pack { get; init; } = [];

        [Display(Name = "Labels to print on")]
        public string? Stock { get; init; }

        [Display(Name = "Symbol")]
        public Symbology Symbology { get; init; } = Symbology.DataMatrix;

        [Display(Name = "Copies of each")]
        [Range(1, 10, ErrorMessage = "1 to 10 copies.")]
        public int Copies { get; init; } = 1;

        /// <summary>A sheet that was begun is used up.</summary>
        [Display(Name = "First label of the sheet to print on")]
        [Range(1, 65, ErrorMessage = "1 to 65.")]
        public int First { get; init; } = 1;
    }

    /// <summary>A sheet as it is printed.</summary>
    public sealed record Sheet(
        Form Form, LabelStock Stock, int Skipped, IReadOnlyList<LabelPacks.Label> Labels);

    [HttpGet("")]
    public async Task<IActionResult> Index(Form form)
    {
        var found = await LabelsOfAsync(form);
        ViewData["Labels"] = found;
        return View(form with { Stock = form.Stock ?? LabelStock.UsualFor(current.Facility.PaperSize).Code });
    }

    /// <summary>The sheet; showing it is recorded as printing it, since a browser does not say whether it did.</summary>
    [HttpGet("sheet")]
    public async Task<IActionResult> Print(Form form)
    {
        var found = await LabelsOfAsync(form);
        var stock = LabelStock.Find(form.Stock);
        if (stock is null)
            ModelState.TryAddModelError(nameof(form.Stock), "Choose the labels to print on.");
        if (form.Symbology is not (Symbology.DataMatrix or Symbology.Code128))
            ModelState.TryAddModelError(nameof(form.Symbology), "Choose the symbol.");
        if (found.Count == 0 || stock is null || !ModelState.IsValid)
        {
            ViewData["Labels"] = found;
            return this.Refused([], () => View("Index", form));
        }

        var printed = found.SelectMany(label => Enumerable.Repeat(label, form.Copies)).Take(LabelPacks.Most).ToList();
        await audits.RecordAsync(AuditKind.Printed, "labels", form.Posting ?? found[0].PackId,
            $"{Count(printed.Count, "label")} of {Count(found.Count, "pack")} on {stock.Words}.");
        return View("Sheet", new Sheet(form, stock, Math.Min(form.First, stock.PerSheet) - 1, printed));
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private Task<IReadOnlyList<LabelPacks.Label>> LabelsOfAsync(Form form) =>
        form.Posting is { } posting ? labels.AskAsync(posting) : labels.AskAsync(form.Pack);
}
