using MedDispense.Domain.Medicines;
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

    public sealed record PageView(MedicinePage.Answer Answer, bool MayKeep, bool MayLink);

    public sealed record ChangeView(Medicine Medicine, ChangeMedicineForm Form);

    public sealed record WithdrawView(MedicinePage.Answer Answer, WithdrawForm Form);

    [HttpGet("")]
    public async Task<IActionResult> Index(MedicineFilter filter)
    {
        var asked = ModelState.IsValid ? filter : new MedicineFilter { Find = filter.Find };
        var found = await find.AskAsync(asked);
        return View(new ListView(asked, found, May(Policies.KeepFormulary)));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) =>
        await page.AskAsync(id) is { } answer ? View(new PageView(answer, May(Policies.KeepFormulary), May(Policies.LinkCodes))) : NotFound();

    [HttpGet("new")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public IActionResult New() => View(new NewMedicineForm { PostingId = acts.NewId() });

    [HttpPost("new")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public async Task<IActionResult> New(NewMedicineForm entered)
    {
        // Also where a field is missing, so that everything is said at once.
        if (Read(entered) is not { } command)
            return this.Refused([], () => View(entered));
        var result = await add.RunAsync(acts.Change(entered.PostingId!.Value), command);
        return this.Answer(result, $"{command.Product.Title} added", Redirect($"/medicines/{entered.PostingId}"), () => View(entered));
    }

    [HttpGet("{id:guid}/change")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public async Task<IActionResult> Change(Guid id) => await page.AskAsync(id) is { } answer
        ? View(new ChangeView(answer.Medicine, ChangeMedicineForm.Of(answer.Medicine)))
        : NotFound();

    [HttpPost("{id:guid}/change")]
    [Authorize(Policy = Policies.KeepFormulary)]
    public async Task<IActionResult> Change(Guid id, [Bind(Prefix = nameof(ChangeView.Form))] ChangeMedicineForm entered)
    {
        if (await page.AskAsync(id) is not { } answer)
            return NotFound();
        IActionResult Again() => View(new ChangeView(answer.Medicine, entered));
        CheckWords(entered, $"{nameof(ChangeView.Form)}.");
        if (!ModelState.IsValid)
            return this.Refused([], Again);
        var result = await change.RunAsync(acts.Change(acts.NewId()), new(
            id, entered.Version, FormText.Line(entered.Name), FormText.Line(entered.BrandName), FormText.Line(entered.Labeler),
            FormText.Line(entered.DoseForm), FormText.Line(entered.Route), entered.IsMultiDose, entered.UsSchedule!.Value, entered.UkSchedule!.Value,
            entered.TreatAsControlled, entered.WitnessPolicy!.Value, entered.IsEmergency, entered.LowStockBelow));
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

    private bool May(string policy) => Policies.Rules[policy].Allows(HttpContext.RequestServices.GetRequiredService<CurrentStaff>().Actor);

    // A name of blanks and signs that cannot be seen is none.
    private void CheckWords(MedicineFields entered, string prefix)
    {
        if (entered.Name is not null && FormText.Line(entered.Name).Length == 0)
            ModelState.AddModelError($"{prefix}{nameof(entered.Name)}", "Write the name on the label.");
        if (entered.DoseForm is not null && FormText.Line(entered.DoseForm).Length == 0)
            ModelState.AddModelError($"{prefix}{nameof(entered.DoseForm)}", "Write the form, such as tablet or oral solution.");
    }

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

    /// <summary>What the form says, or null with every reason in the model state.</summary>
    private AddMedicine.Command? Read(NewMedicineForm entered)
    {
        CheckWords(entered, "");
        if (!Ingredient.TryParseList(string.Join(';', FormText.Lines(entered.Ingredients)), out var ingredients, out var why)
            && !string.IsNullOrWhiteSpace(entered.Ingredients))
        {
            ModelState.AddModelError(nameof(entered.Ingredients), $"{why} Write one ingredient a line, such as buprenorphine 8 mg.");
        }

        var lowStock = ReadLowStock(entered);
        if (!ModelState.IsValid || ingredients is null)
            return null;
        // Both are required, so the model state would have said that one is missing.
        var (countedIn, smallest) = (entered.CountedIn!.Value, entered.SmallestPerCounted!.Value);
        var product = new FormularyProduct
        {
            Name = FormText.Line(entered.Name),
            Brand = FormText.Line(entered.BrandName),
            Form = FormText.Line(entered.DoseForm),
            Route = FormText.Line(entered.Route),
            Ingredients = ingredients,
            UsSchedule = entered.UsSchedule,
            UkSchedule = entered.UkSchedule,
            CountedIn = countedIn,
            SmallestPerUnit = smallest,
            MultiDose = entered.IsMultiDose,
            Emergency = entered.IsEmergency,
        };
        return new(product, FormText.Line(entered.Labeler), entered.TreatAsControlled, entered.WitnessPolicy!.Value, lowStock);
    }

    private long ReadLowStock(NewMedicineForm entered)
    {
        if (entered.CountedIn is not { } countedIn || entered.SmallestPerCounted is not { } smallest)
            return 0;
        // An amount cannot be read by a scale that is none.
        if (MedicineRules.SmallestProblem(countedIn, smallest, entered.DoseForm ?? "") is { } misfit)
        {
            ModelState.AddModelError(nameof(entered.SmallestPerCounted), misfit);
            return 0;
        }

        if (string.IsNullOrWhiteSpace(entered.LowStockBelow))
            return 0;
        if (!AmountText.TryParse(entered.LowStockBelow, countedIn, smallest, out var lowStock, out var whyNot))
            ModelState.AddModelError(nameof(entered.LowStockBelow), whyNot);
        return lowStock;
    }
}
