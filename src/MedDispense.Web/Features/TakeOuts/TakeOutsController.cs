using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.TakeOuts;

[Route("take-outs")]
[Authorize(Policy = Policies.TakeOut)]
public sealed class TakeOutsController(
    TakeOutStock takeOut, BringBackStock bringBack, FindSignedOut findSignedOut, FindStock findStock, PackOnForm packs,
    CurrentStaff current, Acts acts, TimeProvider clock) : Controller
{
    public sealed record TakeOutForm : PackActForm;

    public sealed record BringBackForm : ActForm
    {
        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        public string? Amount { get; init; }

        [Required(ErrorMessage = "Choose the place.")]
        [Display(Name = "Place")]
        public Guid? PlaceId { get; init; }

        [Required(ErrorMessage = "Say whether it is sealed.")]
        [Display(Name = "Is it sealed and unopened?")]
        public string? Sealed { get; init; }

        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        [BindNever]
        public SignedOutRow? TakenOut { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Places { get; init; } = [];

        /// <summary>Whether a manager decides about what somebody else has.</summary>
        [BindNever]
        public bool Decides { get; init; }
    }

    /// <summary>What is signed out to the person, and for a manager to everybody.</summary>
    public sealed record SignedOutPage(
        IReadOnlyList<SignedOutRow> Mine, IReadOnlyList<SignedOutRow>? Others, DateTime Now);

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var me = current.Actor.MembershipId;
        var seesAll = current.Actor.IsAny(StaffRoles.Manager);
        var rows = await findSignedOut.AskAsync(seesAll ? null : me);
        return View(new SignedOutPage(
            [.. rows.Where(row => row.HolderId == me)], seesAll ? [.. rows.Where(row => row.HolderId != me)] : null,
            clock.GetUtcNow().UtcDateTime));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? pack, Guid? place, string? q)
    {
        if (pack is null || place is null)
        {
            var found = await findStock.AskAsync(new StockQuestion { Text = q, Kinds = PackOnForm.InUse, PlaceId = current.Station?.PlaceId });
            return View("ChoosePack", new ChoosePack("Sign out stock", "/take-outs/new", q, found));
        }

        return await packs.AskAsync(pack, place) is { } row
            ? View(new TakeOutForm { PostingId = acts.NewId(), PackId = pack, PlaceId = place, Pack = row })
            : NotFound();
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(TakeOutForm form)
    {
        form = form with { Pack = await packs.AskAsync(form.PackId, form.PlaceId) };
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, form.Pack);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await takeOut.RunAsync(act, new(form.PackId!.Value, form.PlaceId!.Value, amount, form.Reason)); // Required.
        return this.Answer(result, $"{form.Pack!.Say(amount)} signed out to you", Redirect("/take-outs"), () => View(form)); // Read above.
    }

    [HttpGet("{id:guid}/{ordinal:int}/bring-back")]
    public async Task<IActionResult> BringBack(Guid id, int ordinal) =>
        await findSignedOut.OneAsync(id, ordinal) is { } row
            ? View(await FilledAsync(new BringBackForm { PostingId = acts.NewId(), PlaceId = row.FromPlaceId }, row))
            : NotFound();

    [HttpPost("{id:guid}/{ordinal:int}/bring-back")]
    public async Task<IActionResult> BringBack(Guid id, int ordinal, BringBackForm form)
    {
        if (await findSignedOut.OneAsync(id, ordinal) is not { } row)
            return NotFound();
        form = await FilledAsync(form, row);
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, row.Pack);
        if (form.Sealed is not (null or "yes" or "no"))
            ModelState.AddModelError(nameof(form.Sealed), "Choose yes or no.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await bringBack.RunAsync(
            act, new(id, ordinal, amount, form.PlaceId!.Value, form.Sealed == "yes", form.Reason)); // Required.
        return this.Answer(result, $"{row.Pack.Say(amount)} brought back", Redirect("/take-outs"), () => View(form));
    }

    private async Task<BringBackForm> FilledAsync(BringBackForm form, SignedOutRow row)
    {
        var decides = row.HolderId != current.Actor.MembershipId;
        var aside = decides ? await packs.PlacesAsync(PlaceKind.Quarantine) : [];
        return form with
        {
            TakenOut = row,
            Decides = decides,
            Places = [new(row.FromPlace, row.FromPlaceId.ToString()), .. aside.Where(item => item.Value != row.FromPlaceId.ToString())],
            Witness = form.Witness with { Optional = !row.Pack.IsControlled },
        };
    }
}
