using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Suppliers;

[Route("suppliers")]
[Authorize(Policy = Policies.SeeStock)]
public sealed class SuppliersController(KeepSupplier keep, CloseSupplier close, SupplierList suppliers, Acts acts) : Controller
{
    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "Type the name.")]
        [StringLength(200)]
        public string? Name { get; init; }

        [Required(ErrorMessage = "Choose what the supplier does for the house.")]
        [EnumDataType(typeof(SupplierKind), ErrorMessage = "Choose from the list.")]
        public SupplierKind? Kind { get; init; }

        [Required(ErrorMessage = "Type the address; the register names it.")]
        [StringLength(400)]
        [DataType(DataType.MultilineText)]
        public string? Address { get; init; }

        [Display(Name = "Registration number")]
        [StringLength(60)]
        public string? RegistrationNumber { get; init; }

        /// <summary>Null for a new supplier.</summary>
        public int? Version { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await suppliers.AskAsync());

    [HttpGet("new")]
    [Authorize(Policy = Policies.OrderStock)]
    public IActionResult New() => View("Edit", new Form { PostingId = acts.NewId() });

    [HttpPost("new")]
    [Authorize(Policy = Policies.OrderStock)]
    public Task<IActionResult> New(Form form) => KeepAsync(form with { Version = null }, form.PostingId);

    [HttpGet("{id:guid}")]
    [Authorize(Policy = Policies.OrderStock)]
    public async Task<IActionResult> Edit(Guid id)
    {
        if (await suppliers.AskAsync(id) is not { } row)
            return NotFound();
        ViewData["Supplier"] = row;
        return View(new Form
        {
            PostingId = acts.NewId(),
            Name = row.Name,
            Kind = row.Kind,
            Address = row.Address,
            RegistrationNumber = row.RegistrationNumber,
            Version = row.Version,
        });
    }

    [HttpPost("{id:guid}")]
    [Authorize(Policy = Policies.OrderStock)]
    public async Task<IActionResult> Edit(Guid id, Form form)
    {
        if (await suppliers.AskAsync(id) is not { } row)
            return NotFound();
        ViewData["Supplier"] = row;
        return await KeepAsync(form with { Version = form.Version ?? -1 }, id);
    }

    [HttpPost("{id:guid}/close")]
    [Authorize(Policy = Policies.OrderStock)]
    public async Task<IActionResult> Close(Guid id, int version)
    {
        if (await acts.BeginAsync(this, new Form { PostingId = acts.NewId() }) is not { } act)
            return Redirect($"/suppliers/{id}");
        switch (await close.RunAsync(act, new CloseSupplier.Command(id, version)))
        {
            case Kept.Done:
                TempData.SayDone("Supplier closed");
                return Redirect("/suppliers");
            case Kept.NotFound:
                return NotFound();
            case Kept.Stale or Kept.Conflict:
                TempData.Say(new Flash(Severity.Reason, "The supplier was changed since you opened it.", "Look again, then close it."));
                return Redirect($"/suppliers/{id}");
        }

        throw new InvalidOperationException("Every outcome is answered above.");
    }

    private async Task<IActionResult> KeepAsync(Form form, Guid? id)
    {
        if (FormText.Line(form.Name).Length == 0)
            ModelState.TryAddModelError(nameof(form.Name), "Type the name.");
        if (FormText.Lines(form.Address).Count == 0)
            ModelState.TryAddModelError(nameof(form.Address), "Type the address; the register names it.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Edit", form));
        var kept = await keep.RunAsync(act, new KeepSupplier.Command(
            id!.Value, form.Version, FormText.Line(form.Name), form.Kind!.Value, string.Join('\n', FormText.Lines(form.Address)),
            FormText.Line(form.RegistrationNumber)));
        switch (kept)
        {
            case Kept.Done:
                TempData.SayDone($"{form.Name!.Trim()} saved");
                return Redirect("/suppliers");
            case Kept.NotFound:
                return NotFound();
            case Kept.Stale:
                ModelState.AddModelError("", "The supplier was changed since you opened it. Open it again and look at what is new; what you typed is still here.");
                break;
            case Kept.Conflict:
                ModelState.AddModelError("", "This form has already been sent with other content. Open the list and look at the supplier.");
                break;
        }

        return this.Refused([], () => View("Edit", form));
    }
}
