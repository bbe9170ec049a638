using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Medicines;

/// <summary>The formulary: what the house keeps, and how each of it is counted, controlled and found by its codes.</summary>
[Route("medicines")]
[Authorize(Policy = Policies.SeeMedicines)]
public sealed class MedicinesController(
    FindMedicines find, MedicinePage page, AddMedicine add, ChangeMedicine change, WithdrawMedicine withdraw, Acts acts)
    : Controller
{
    public sealed record ListView(MedicineFilter Filter, FindMedicines.Found Found, bool MayKeep);

    public sealed record PageView(MedicinePage.Answer Answer, bool MayKeep);

    public sealed record ChangeView(Medicine Medicine, ChangeMedicineForm Form);

    public sealed record WithdrawView(MedicinePage.Answer Answer, WithdrawForm Form);

    [HttpGet("")]
    public async Task<IActionResult> Index(MedicineFilter filter)
    {
        var asked = ModelState.IsValid ? filter : new MedicineFilter { Find = filter.Find };
        var found = await find.AskAsync(asked);
        return View(new ListView(asked, found, MayKeep));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) =>
        await page.AskAsync(id) is { } answer ? View(new PageView(answer, MayKeep)) : NotFound();

    [HttpGet("new")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public IActionResult New() => View(new NewMedicineForm { PostingId = acts.NewId() });

    [HttpPost("new")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public async Task<IActionResult> New(NewMedicineForm form)
    {
        var command = ModelState.IsValid ? Read(form) : null;
        if (command is null || !ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await add.RunAsync(acts.Change(form.PostingId!.Value), command);
        return this.Answer(result, $"{command.Product.Title} added", Redirect($"/medicines/{form.PostingId}"), () => View(form));
    }

    [HttpGet("{id:guid}/change")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public async Task<IActionResult> Change(Guid id) => await page.AskAsync(id) is { } answer
        ? View(new ChangeView(answer.Medicine, ChangeMedicineForm.Of(answer.Medicine)))
        : NotFound();

    [HttpPost("{id:guid}/change")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public async Task<IActionResult> Change(Guid id, [Bind(Prefix = nameof(ChangeView.Form))] ChangeMedicineForm form)
    {
        if (await page.AskAsync(id) is not { } answer)
            return NotFound();
        IActionResult Again() => View(new ChangeView(answer.Medicine, form));
        if (!ModelState.IsValid)
            return this.Refused([], Again);
        var result = await change.RunAsync(acts.Change(acts.NewId()), new(
            id, form.Version, FormText.Line(form.Name), FormText.Line(form.BrandName), FormText.Line(form.Labeler),
            FormText.Line(form.Form), FormText.Line(form.Route), form.IsMultiDose, form.UsSchedule!.Value, form.UkSchedule!.Value,
            form.TreatAsControlled, form.WitnessPolicy!.Value, form.IsEmergency, form.LowStockBelow));
        return this.Answer(result.Within(nameof(ChangeView.Form)), "Changed", Redirect($"/medicines/{id}"), Again);
    }

    [HttpGet("{id:guid}/withdraw")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public async Task<IActionResult> Withdraw(Guid id) => await page.AskAsync(id) is { } answer
        ? View(new WithdrawView(answer, new WithdrawForm { Version = answer.Medicine.Version }))
        : NotFound();

    [HttpPost("{id:guid}/withdraw")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public Task<IActionResult> Withdraw(Guid id, [Bind(Prefix = nameof(WithdrawView.Form))] WithdrawForm form) =>
        SetWithdrawnAsync(id, form, true, "Withdrawn from the formulary");

    [HttpPost("{id:guid}/bring-back")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public Task<IActionResult> BringBack(Guid id, [Bind(Prefix = nameof(WithdrawView.Form))] WithdrawForm form) =>
        SetWithdrawnAsync(id, form, false, "Brought back to the formulary");

    private bool MayKeep => Policies.Rules[Policies.KeepFormulary].Allows(HttpContext.RequestServices.GetRequiredService<CurrentStaff>().Actor);

    private async Task<IActionResult> SetWithdrawnAsync(Guid id, WithdrawForm form, bool isWithdrawn, string done)
    {
        if (await page.AskAsync(id) is not { } answer)
            return NotFound();
        IActionResult Again() => View(nameof(Withdraw), new WithdrawView(answer, form));
        if (!ModelState.IsValid)
            return this.Refused([], Again);
        var result = await withdraw.RunAsync(
            acts.Change(acts.NewId()), new(id, form.Version, isWithdrawn, FormText.Line(form.Reason)));
        return this.Answer(result.Within(nameof(WithdrawView.Form)), done, Redirect($"/medicines/{id}"), Again);
    }

    /// <summary>What the form says, or null with the reasons in the model state.</summary>
    private AddMedicine.Command? Read(NewMedicineForm form)
    {
        var (countedIn, smallest) = (form.CountedIn!.Value, form.SmallestPerCounted!.Value);
        if (!Ingredient.TryParseList(string.Join(';', FormText.Lines(form.Ingredients)), out var ingredients, out var why))
        {
            ModelState.AddModelError(nameof(form.Ingredients), $"{why} Write one ingredient a line, such as buprenorphine 8 mg.");
            return null;
        }

        long lowStock = 0;
        if (!string.IsNullOrWhiteSpace(form.LowStockBelow)
            && !AmountText.TryParse(form.LowStockBelow, countedIn, smallest, out lowStock, out var whyNot))
        {
            ModelState.AddModelError(nameof(form.LowStockBelow), whyNot);
            return null;
        }

        var product = new FormularyProduct
        {
            Name = FormText.Line(form.Name),
            Brand = FormText.Line(form.BrandName),
            Form = FormText.Line(form.Form),
            Route = FormText.Line(form.Route),
            Ingredients = ingredients,
            UsSchedule = form.UsSchedule,
            UkSchedule = form.UkSchedule,
            CountedIn = countedIn,
            SmallestPerUnit = smallest,
            MultiDose = form.IsMultiDose,
            Emergency = form.IsEmergency,
        };
        return new(product, FormText.Line(form.Labeler), form.TreatAsControlled, form.WitnessPolicy!.Value, lowStock);
    }
}
