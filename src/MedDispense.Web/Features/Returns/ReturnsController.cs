using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Returns;

[Route("returns")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class ReturnsController(
    ReturnToSupplier toSupplier, ReturnToClient toClient, PackLinesOnForm lines, PackOnForm packs, FindStock findStock,
    MedDispenseDb db, CurrentStaff current, Acts acts) : Controller
{
    public sealed record SupplierForm : PackLinesForm
    {
        [Required(ErrorMessage = "Choose who takes it.")]
        [Display(Name = "Who takes it")]
        public Guid? SupplierId { get; init; }

        [Required(ErrorMessage = "Type the number of the manifest or return note.")]
        [StringLength(100, ErrorMessage = "Up to 100 characters.")]
        [Display(Name = "Number of the manifest")]
        public string? Manifest { get; init; }

        [StringLength(40, ErrorMessage = "Up to 40 characters.")]
        [Display(Name = "DEA Form 222")]
        public string? Form222 { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Suppliers { get; init; } = [];

        /// <summary>Whether the house works under a law that knows the form.</summary>
        [BindNever]
        public bool AsksForForm222 { get; init; }
    }

    public sealed record ClientForm : PackActForm
    {
        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        [Display(Name = "Who collects it")]
        public string? CollectedBy { get; init; }
    }

    [HttpGet("")]
    public IActionResult Index() => View();

    [HttpGet("supplier")]
    public async Task<IActionResult> Supplier(Guid? place, Guid? pack)
    {
        var form = await FilledAsync(new SupplierForm
        {
            PostingId = acts.NewId(),
            FromPlaceId = place,
            Lines = pack is null ? [] : [new PackLinesForm.Line { PackId = pack }],
        });
        return View(form with { Lines = [.. form.Lines.Where(line => line.Pack is not null)] });
    }

    [HttpPost("supplier")]
    public async Task<IActionResult> Supplier(SupplierForm form)
    {
        form = await FilledAsync(form);
        var amounts = PackLinesOnForm.Read(this, form.Lines);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await toSupplier.RunAsync(act, new(
            form.FromPlaceId!.Value, form.SupplierId!.Value, amounts, form.Manifest!, form.Form222, form.Reason)); // Required.
        return this.Answer(result, "Returned", Redirect("/returns"), () => View(form));
    }

    [HttpGet("client")]
    public async Task<IActionResult> Client(Guid? pack, Guid? place, string? q)
    {
        if (pack is null || place is null)
        {
            var found = await findStock.AskAsync(new StockQuestion { Text = q, Kinds = PackOnForm.InUse, OfHouse = false });
            return View("ChoosePack", new ChoosePack("Return to a client", "/returns/client", q, found));
        }

        return await packs.AskAsync(pack, place) is { } row
            ? View(new ClientForm { PostingId = acts.NewId(), PackId = pack, PlaceId = place, Pack = row })
            : NotFound();
    }

    [HttpPost("client")]
    public async Task<IActionResult> Client(ClientForm form)
    {
        form = form with { Pack = await packs.AskAsync(form.PackId, form.PlaceId) };
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, form.Pack);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await toClient.RunAsync(
            act, new(form.PackId!.Value, form.PlaceId!.Value, amount, form.CollectedBy, form.Reason)); // Required.
        return this.Answer(result, $"{form.Pack!.Say(amount)} returned to {form.Pack.OwnerWords}", // Read above.
            Redirect($"/packs/{form.PackId}"), () => View(form));
    }

    private async Task<SupplierForm> FilledAsync(SupplierForm form)
    {
        var suppliers = await db.Suppliers.AsNoTracking().Where(row => row.ClosedAt == null).ToListAsync();
        return form with
        {
            Places = await packs.PlacesAsync(PlaceKinds.SetUpByPeople),
            Lines = await lines.AskAsync(form.FromPlaceId, form.Lines),
            Suppliers =
            [
                .. suppliers.OrderByDescending(row => row.Kind).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(row => row.Id).Select(row => new SelectListItem(row.Name, row.Id.ToString())),
            ],
            AsksForForm222 = current.Facility.Jurisdiction == Jurisdiction.UnitedStates,
        };
    }
}
