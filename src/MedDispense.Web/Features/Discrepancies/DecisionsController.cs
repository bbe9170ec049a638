using System.ComponentModel.DataAnnotations;
using MedDispense.Data.Ledger;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>An approver closes a discrepancy, moves what stays unexplained to lost or found, or opens it again.</summary>
[Route("discrepancies")]
[Authorize(Policy = Policies.CloseDiscrepancy)]
public sealed class DecisionsController(
    SeeDiscrepancy see, CloseDiscrepancy close, SettleDiscrepancy settle, ReopenDiscrepancy reopen, Acts acts, TimeProvider clock)
    : Controller
{
    public sealed record Form : ActForm
    {
        [Display(Name = "Why")]
        [Required(ErrorMessage = "Write why.")]
        [StringLength(CloseDiscrepancy.MostText, ErrorMessage = "Up to 2,000 characters.")]
        public string? Reason { get; init; }

        /// <summary>For a settlement: the pack; empty for the first that expires.</summary>
        [Display(Name = "Pack")]
        public Guid? PackId { get; init; }

        [BindNever]
        public SeeDiscrepancy.View? View { get; init; }

        public IEnumerable<SelectListItem> Packs => View?.Packs.Select(pack => new SelectListItem(pack.Words, pack.Id.ToString())) ?? [];
    }

    [HttpGet("{id:guid}/close")]
    public Task<IActionResult> Close(Guid id) => ShowAsync(id, "Close");

    [HttpPost("{id:guid}/close")]
    public Task<IActionResult> Close(Guid id, Form form) =>
        DecideAsync(id, form, "Close", "Discrepancy closed", act => close.RunAsync(act, new(id, form.Reason)));

    [HttpGet("{id:guid}/settle")]
    public Task<IActionResult> Settle(Guid id) => ShowAsync(id, "Settle");

    [HttpPost("{id:guid}/settle")]
    public Task<IActionResult> Settle(Guid id, Form form) =>
        DecideAsync(id, form, "Settle", "Discrepancy settled", act => settle.RunAsync(act, new(id, form.Reason, form.PackId)));

    [HttpGet("{id:guid}/reopen")]
    public Task<IActionResult> Reopen(Guid id) => ShowAsync(id, "Reopen");

    [HttpPost("{id:guid}/reopen")]
    public Task<IActionResult> Reopen(Guid id, Form form) =>
        DecideAsync(id, form, "Reopen", "Discrepancy opened again", act => reopen.RunAsync(act, new(id, form.Reason)));

    private static string PathOf(string view) => $"~/Features/Discrepancies/{view}.cshtml";

    private async Task<IActionResult> ShowAsync(Guid id, string view) =>
        await see.AskAsync(id, clock.GetUtcNow().UtcDateTime) is { } seen
            ? View(PathOf(view), new Form { PostingId = acts.NewId(), View = seen })
            : NotFound();

    private async Task<IActionResult> DecideAsync(
        Guid id, Form form, string view, string done, Func<Domain.Staff.Act, Task<PostingResult>> run)
    {
        if (await see.AskAsync(id, clock.GetUtcNow().UtcDateTime) is not { } seen)
            return NotFound();
        form = form with { View = seen };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(PathOf(view), form));
        return this.Answer(await run(act), done, Redirect($"/discrepancies/{id}"), () => View(PathOf(view), form));
    }
}
