using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Orders;

/// <summary>A new order: the medicine, the entries, what was understood, the signature.</summary>
[Route("orders/new")]
[Authorize(Policy = Policies.WriteOrders)]
public sealed class NewOrderController(
    SignOrder signOrder, FindMedicines findMedicines, FindOrderChoices findChoices, ShownClient shownClient,
    OwnSignature signature, CurrentStaff current, Acts acts, TimeProvider clock) : Controller
{
    public sealed record Form : OrderFields
    {
        [Required]
        public Guid? ClientId { get; init; }

        [Required]
        [Display(Name = "Medicine")]
        public Guid? MedicineId { get; init; }

        /// <summary>Local; empty for now.</summary>
        [Display(Name = "Begins")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? StartsAt { get; init; }
    }

    public sealed record MedicineChoice(ClientBannerView Banner, Guid ClientId, Guid? CallId, string? Find, FindMedicines.Found Found);

    [HttpGet("")]
    public async Task<IActionResult> New(Guid client, Guid? medicine, Guid? call, [StringLength(400)] string? find, int page = 1)
    {
        if (await shownClient.AskAsync(client, "new order") is not { } banner)
            return NotFound();
        if (medicine is null)
        {
            var found = await findMedicines.AskAsync(new MedicineFilter { Find = find, Page = page });
            return View("ChooseMedicine", new MedicineChoice(banner, client, call, find, found));
        }

        if (await findChoices.AskAsync(client, medicine.Value) is not { } choices)
            return NotFound();
        return View("New", new Form
        {
            PostingId = acts.NewId(),
            ClientId = client,
            MedicineId = medicine,
            CallId = call,
            DoseUnit = choices.Units[0].Value,
            Route = choices.Routes is [var only] ? only.Value : null,
            Banner = banner,
            Choices = choices,
        });
    }

    [HttpPost("")]
    public async Task<IActionResult> New(Form form)
    {
        if (form.ClientId is not { } client || form.MedicineId is not { } medicine
            || await shownClient.AskAsync(client, "new order") is not { } banner
            || await findChoices.AskAsync(client, medicine) is not { } choices)
        {
            return NotFound();
        }

        form = form with { Banner = banner, Choices = choices };
        if (form.Step is OrderFields.EditStep or OrderFields.RowStep or OrderFields.FillStep)
            return EditAgain(form, choices);
        var entered = OrderTermsReader.Read(form, ModelState, choices.Medicine, current, clock.GetUtcNow().UtcDateTime, form.StartsAt, nameof(form.StartsAt));
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("New", form));
        var command = new SignOrder.Command(client, entered.Terms, form.CallId);
        return form.Step == OrderFields.SignStep ? await SignAsync(form, act, command, entered) : await CheckAsync(form, act, command, entered);
    }

    private async Task<IActionResult> SignAsync(Form form, Act act, SignOrder.Command command, EnteredOrder entered)
    {
        if (form.Understood != entered.Understood)
        {
            ModelState.AddModelError(nameof(form.Signature), OrderFields.MovedOn);
            return await CheckAsync(form, act, command, entered);
        }

        if (await signature.WhyNotAsync(act, form.Signature) is { } why)
        {
            ModelState.AddModelError(nameof(form.Signature), why);
            return await CheckAsync(form, act, command, entered);
        }

        var result = await signOrder.RunAsync(act, command);
        return result.IsPosted
            ? this.Answer(result, "Order signed", Redirect($"/orders/{result.Receipt!.PostingId}"), () => View("New", form)) // Posted.
            : Again(form, result.Findings);
    }

    private async Task<IActionResult> CheckAsync(Form form, Act act, SignOrder.Command command, EnteredOrder entered)
    {
        var draft = await signOrder.CheckAsync(act, command);
        if (draft.IsRefused)
            return Again(form, draft.Findings);
        ModelState.Remove(nameof(form.Understood));
        form = form with { Preview = OrderPreview.Of(draft, current.Time, act.Now, entered.Remarks), Understood = entered.Understood };
        return ModelState.IsValid ? View("Check", form) : this.Refused([], () => View("Check", form));
    }

    /// <summary>The entries again, with what was asked for: more rows, or rows filled in.</summary>
    private IActionResult EditAgain(Form form, OrderChoices choices)
    {
        var context = OrderTermsReader.Context(current, clock.GetUtcNow().UtcDateTime, form.StartsAt is { } at ? current.Time.ToUtc(at) : null);
        var (edited, isRight) = OrderRows.Edit(form, ModelState, choices.Medicine, context);
        return isRight ? View("New", edited) : this.Refused([], () => View("New", edited));
    }

    private IActionResult Again(Form form, IReadOnlyList<Finding> findings) => this.RefuseBesideFields(findings, () => View("New", form with
    {
        AsksAllergyReason = findings.AskFor(nameof(form.AllergyReason)),
        AsksDuplicateReason = findings.AskFor(nameof(form.DuplicateReason)),
        AsksInteractionReason = findings.AskFor(nameof(form.InteractionReason)),
        AsksDoseReason = findings.AskFor(nameof(form.DoseReason)),
    }));
}
