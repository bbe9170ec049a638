using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Waste;

[Route("waste")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class WasteController(
    MedDispenseDb db, RecordWaste recordWaste, FindStock findStock, FindSignedOut findSignedOut, PackOnForm packs, CurrentStaff current,
    Acts acts) : Controller
{
    public sealed record Form : PackActForm
    {
        /// <summary>The entry that signed it out, when it is wasted out of somebody's hands.</summary>
        public Guid? TakeOut { get; init; }

        public int? Ordinal { get; init; }

        [Required(ErrorMessage = "Choose what happened.")]
        [Display(Name = "What happened")]
        public string? ReasonCode { get; init; }

        /// <summary>Local date and time; empty for now.</summary>
        [Display(Name = "When")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? HappenedAt { get; init; }

        /// <summary>The discrepancy that this explains.</summary>
        public Guid? Discrepancy { get; init; }

        [BindNever]
        public long? DiscrepancyNumber { get; init; }

        [BindNever]
        public SignedOutRow? TakenOut { get; init; }
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? pack, Guid? place, Guid? takeOut, int? ordinal, Guid? discrepancy, string? q)
    {
        if (takeOut is null && (pack is null || place is null))
        {
            var found = await findStock.AskAsync(new StockQuestion { Text = q, Kinds = PlaceKinds.SetUpByPeople });
            return View("ChoosePack", new ChoosePack("Waste stock", "/waste/new", q, found));
        }

        var form = await FilledAsync(new Form
        {
            PostingId = acts.NewId(),
            PackId = pack,
            PlaceId = place,
            TakeOut = takeOut,
            Ordinal = ordinal,
            Discrepancy = discrepancy,
        });
        return form.Pack is null ? NotFound() : View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(Form form)
    {
        form = await FilledAsync(form);
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, form.Pack);
        if (form.ReasonCode is not null && !WasteReasons.IsKnown(form.ReasonCode))
            ModelState.AddModelError(nameof(form.ReasonCode), "Choose a reason from the list.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await recordWaste.RunAsync(act, new(
            form.PackId!.Value, form.PlaceId!.Value, amount, form.ReasonCode!, form.Reason, // Required.
            form.HappenedAt is { } local ? FacilityTime.Of(current.Facility).ToUtc(local) : null,
            form.TakenOut is null ? null : new MovementKey(form.TakenOut.PostingId, form.TakenOut.Ordinal),
            form.Discrepancy));
        return this.Answer(result, $"{form.Pack!.Say(amount)} wasted", // Read above.
            Redirect(form.TakenOut is null ? $"/packs/{form.PackId}" : "/take-outs"), () => View(form));
    }

    /// <summary>What was signed out names its pack itself.</summary>
    private async Task<Form> FilledAsync(Form form)
    {
        var words = form.Witness with { Confirms = "Another person saw it being wasted and confirms it here, with their own badge or sign-in name and PIN." };
        form = form with { DiscrepancyNumber = await Explaining.NumberAsync(db, form.Discrepancy) };
        if (form.TakeOut is null)
            return form with { Pack = await packs.AskAsync(form.PackId, form.PlaceId), Witness = words };
        var taken = await findSignedOut.OneAsync(form.TakeOut, form.Ordinal ?? 0);
        ModelState.Remove(nameof(form.PackId));
        ModelState.Remove(nameof(form.PlaceId));
        return form with
        {
            TakenOut = taken,
            Pack = taken?.Pack,
            PackId = taken?.Pack.PackId,
            PlaceId = taken?.Pack.PlaceId,
            Witness = words,
        };
    }
}
