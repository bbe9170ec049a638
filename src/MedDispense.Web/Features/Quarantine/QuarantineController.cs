using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Quarantine;

[Route("quarantine")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class QuarantineController(
    QuarantineStock quarantine, ReleaseStock release, FindStock findStock, WhyInQuarantine whyInQuarantine, PackOnForm packs,
    CurrentStaff current, Acts acts)
    : Controller
{
    public sealed record QuarantineForm : PackActForm
    {
        [Required(ErrorMessage = "Choose the quarantine place.")]
        [Display(Name = "Quarantine place")]
        public Guid? QuarantineId { get; init; }

        [Required(ErrorMessage = "Choose why.")]
        [Display(Name = "Why")]
        public string? ReasonCode { get; init; }
    }

    public sealed record ReleaseForm : PackActForm
    {
        [Required(ErrorMessage = "Choose where it goes.")]
        [Display(Name = "Where to")]
        public Guid? ToPlaceId { get; init; }
    }

    public sealed record QuarantinePage(
        StockFound Found, IReadOnlyDictionary<(Guid PackId, Guid PlaceId), WhyInQuarantine.Answer> Why, bool MayRelease, bool MayDestroy);

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var found = await findStock.AskAsync(new StockQuestion { Kinds = [PlaceKind.Quarantine] });
        return View(new QuarantinePage(found, await whyInQuarantine.AskAsync(found.Rows), ReleaseStock.MayDecide(current.Actor),
            Policies.Rules[Policies.DestroyStock].Allows(current.Actor)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? pack, Guid? place, string? q)
    {
        if (pack is null || place is null)
        {
            var found = await findStock.AskAsync(new StockQuestion { Text = q, Kinds = PackOnForm.InUse });
            return View("ChoosePack", new ChoosePack("Move to quarantine", "/quarantine/new", q, found));
        }

        var form = await FilledAsync(new QuarantineForm { PostingId = acts.NewId(), PackId = pack, PlaceId = place });
        return form.Pack is null ? NotFound() : View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(QuarantineForm form)
    {
        form = await FilledAsync(form);
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, form.Pack);
        if (form.ReasonCode is not null && !QuarantineReasons.IsKnown(form.ReasonCode))
            ModelState.AddModelError(nameof(form.ReasonCode), "Choose a reason from the list.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await quarantine.RunAsync(act, new(
            form.PackId!.Value, form.PlaceId!.Value, form.QuarantineId!.Value, amount, form.ReasonCode!, form.Reason)); // Required.
        return this.Answer(result, $"{form.Pack!.Say(amount)} moved to quarantine", Redirect("/quarantine"), () => View(form)); // Read above.
    }

    [HttpGet("release")]
    public async Task<IActionResult> Release(Guid? pack, Guid? place)
    {
        if (pack is null || place is null)
            return Redirect("/quarantine");
        var form = await FilledAsync(new ReleaseForm { PostingId = acts.NewId(), PackId = pack, PlaceId = place });
        return form.Pack is null ? NotFound() : View(form);
    }

    [HttpPost("release")]
    public async Task<IActionResult> Release(ReleaseForm form)
    {
        form = await FilledAsync(form);
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, form.Pack);
        if (string.IsNullOrWhiteSpace(form.Reason))
            ModelState.AddModelError(nameof(form.Reason), "Write why it may be used again.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await release.RunAsync(act, new(
            form.PackId!.Value, form.PlaceId!.Value, form.ToPlaceId!.Value, amount, form.Reason!)); // Required.
        return this.Answer(result, $"{form.Pack!.Say(amount)} released", Redirect("/quarantine"), () => View(form)); // Read above.
    }

    private async Task<QuarantineForm> FilledAsync(QuarantineForm form) => form with
    {
        Pack = await packs.AskAsync(form.PackId, form.PlaceId),
        Places = await packs.PlacesAsync(PlaceKind.Quarantine),
    };

    private async Task<ReleaseForm> FilledAsync(ReleaseForm form) => form with
    {
        Pack = await packs.AskAsync(form.PackId, form.PlaceId),
        Places = await packs.PlacesAsync(PackOnForm.InUse),
    };
}
