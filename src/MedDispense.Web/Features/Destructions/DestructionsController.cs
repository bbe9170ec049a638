using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Destructions;

[Route("destructions")]
[Authorize(Policy = Policies.DestroyStock)]
public sealed class DestructionsController(
    RequestDestruction request, ConfirmDestruction confirm, CancelDestruction cancel, FindDestructions findDestructions,
    FindStock findStock, PackOnForm packs, CurrentStaff current, Acts acts) : Controller
{
    public sealed record RequestForm : PackActForm
    {
        [Required(ErrorMessage = "Choose how it is destroyed.")]
        [Display(Name = "How")]
        public string? MethodCode { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Methods { get; init; } = [];
    }

    public sealed record ConfirmForm : ActForm
    {
        [StringLength(400, ErrorMessage = "Up to 400 characters.")]
        [Display(Name = "Where it was destroyed")]
        public string? WhereDestroyed { get; init; }

        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        [Display(Name = "Authorised witness")]
        public string? AuthorisedWitness { get; init; }

        [StringLength(100, ErrorMessage = "Up to 100 characters.")]
        [Display(Name = "Number of the paper")]
        public string? Reference { get; init; }

        [BindNever]
        public DestructionView? Request { get; init; }
    }

    public sealed record CancelForm : ActForm
    {
        [Required(ErrorMessage = "Write why it is taken back.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        [BindNever]
        public DestructionView? Request { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await findDestructions.AskAsync());

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? pack, Guid? place, string? q)
    {
        if (pack is null || place is null)
        {
            var found = await findStock.AskAsync(new StockQuestion { Text = q, Kinds = [PlaceKind.Quarantine] });
            return View("ChoosePack", new ChoosePack("Ask for destruction", "/destructions/new", q, found));
        }

        var form = await FilledAsync(new RequestForm { PostingId = acts.NewId(), PackId = pack, PlaceId = place });
        return form.Pack is null ? NotFound() : View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(RequestForm form)
    {
        form = await FilledAsync(form);
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, form.Pack);
        if (form.MethodCode is not null && DestructionMethods.Find(form.MethodCode) is null)
            ModelState.AddModelError(nameof(form.MethodCode), "Choose a method from the list.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await request.RunAsync(
            act, new(form.PackId!.Value, form.PlaceId!.Value, amount, form.MethodCode!, form.Reason)); // Required.
        return this.Answer(result, $"Request {result.Receipt?.Number}: write this number on the bag",
            Redirect($"/destructions/{act.Id}"), () => View(form));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await findDestructions.OneAsync(id) is { } found
        ? View(new ConfirmForm { PostingId = acts.NewId(), Request = found, WhereDestroyed = DefaultWhere(found) })
        : NotFound();

    [HttpPost("{id:guid}/confirm")]
    public async Task<IActionResult> Confirm(Guid id, ConfirmForm form)
    {
        if (await findDestructions.OneAsync(id) is not { } found)
            return NotFound();
        form = form with { Request = found };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Show", form));
        var result = await confirm.RunAsync(act, new(id, form.WhereDestroyed, form.AuthorisedWitness, form.Reference));
        return this.Answer(result, $"Request {found.Number} destroyed", Redirect($"/destructions/{id}"), () => View("Show", form));
    }

    [HttpGet("{id:guid}/cancel")]
    public async Task<IActionResult> Cancel(Guid id) => await findDestructions.OneAsync(id) is { } found
        ? View(new CancelForm { PostingId = acts.NewId(), Request = found })
        : NotFound();

    [HttpPost("{id:guid}/cancel")]
    public async Task<IActionResult> Cancel(Guid id, CancelForm form)
    {
        if (await findDestructions.OneAsync(id) is not { } found)
            return NotFound();
        form = form with { Request = found };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await cancel.RunAsync(act, new(id, form.Reason!)); // Required.
        return this.Answer(result, $"Request {found.Number} taken back", Redirect($"/destructions/{id}"), () => View(form));
    }

    private string? DefaultWhere(DestructionView found) =>
        found.Regime.NeedsForm41() ? $"{current.Facility.Name}, {current.Facility.Address.ReplaceLineEndings(", ")}" : null;

    private async Task<RequestForm> FilledAsync(RequestForm form) => form with
    {
        Pack = await packs.AskAsync(form.PackId, form.PlaceId),
        Methods = [.. DestructionMethods.All.Select(method => new SelectListItem(method.Words, method.Code))],
    };
}
