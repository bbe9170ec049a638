using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Orders;

/// <summary>A new version of an order: the entries as they stand, what was understood, the signature.</summary>
[Route("orders/{id:guid}/change")]
[Authorize(Policy = Policies.WriteOrders)]
public sealed class ChangeOrderController(
    ChangeOrder changeOrder, MedDispenseDb db, FindOrderChoices findChoices, ShownClient shownClient,
    OwnSignature signature, CurrentStaff current, Acts acts, TimeProvider clock) : Controller
{
    public sealed record Form : OrderFields
    {
        /// <summary>The newest version that the page showed.</summary>
        public int VersionSeen { get; init; }

        [Required(ErrorMessage = "Say why the order is changed.")]
        [StringLength(400, ErrorMessage = "Up to 400 characters.")]
        [Display(Name = "Why it is changed")]
        public string? ChangeReason { get; init; }

        /// <summary>Local; empty for now.</summary>
        [Display(Name = "Holds from")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? EffectiveFrom { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Change(Guid id)
    {
        if (await db.OrderAsync(id) is not { } order)
            return NotFound();
        var form = await FilledAsync(new Form { PostingId = acts.NewId(), VersionSeen = order.Newest.Version }, order);
        return View("Change", WithWhatItSays(form, order.Newest, form.Choices!.Medicine)); // Filled.
    }

    [HttpPost("")]
    public async Task<IActionResult> Change(Guid id, Form form)
    {
        if (await db.OrderAsync(id) is not { } order)
            return NotFound();
        form = await FilledAsync(form, order);
        if (form.Step is OrderFields.EditStep or OrderFields.RowStep or OrderFields.FillStep)
            return EditAgain(form);
        var entered = OrderTermsReader.Read(
            form, ModelState, form.Choices!.Medicine, current, clock.GetUtcNow().UtcDateTime, form.EffectiveFrom, nameof(form.EffectiveFrom)); // Filled.
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Change", form));
        var command = new ChangeOrder.Command(id, form.VersionSeen, entered.Terms with { StartsAt = null },
            entered.Terms.StartsAt, OrderTermsReader.Text(form.ChangeReason) ?? "", form.CallId);
        return form.Step == OrderFields.SignStep ? await SignAsync(form, act, command, entered) : await CheckAsync(form, act, command, entered);
    }

    private async Task<IActionResult> SignAsync(Form form, Act act, ChangeOrder.Command command, EnteredOrder entered)
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

        var result = await changeOrder.RunAsync(act, command);
        return result.IsPosted
            ? this.Answer(result, "Order changed", Redirect($"/orders/{command.OrderId}"), () => View("Change", form))
            : Again(form, result.Findings);
    }

    private async Task<IActionResult> CheckAsync(Form form, Act act, ChangeOrder.Command command, EnteredOrder entered)
    {
        if (await changeOrder.CheckAsync(act, command) is not { } draft)
            return NotFound();
        if (draft.IsRefused)
            return Again(form, draft.Findings);
        ModelState.Remove(nameof(form.Understood));
        form = form with { Preview = OrderPreview.Of(draft, current.Time, act.Now, entered.Remarks), Understood = entered.Understood };
        return ModelState.IsValid ? View("CheckChange", form) : this.Refused([], () => View("CheckChange", form));
    }

    /// <summary>The entries again, with what was asked for: more rows, or rows filled in.</summary>
    private IActionResult EditAgain(Form form)
    {
        var context = OrderTermsReader.Context(current, clock.GetUtcNow().UtcDateTime, form.EffectiveFrom is { } at ? current.Time.ToUtc(at) : null);
        var (edited, isRight) = OrderRows.Edit(form, ModelState, form.Choices!.Medicine, context); // Filled.
        return isRight ? View("Change", edited) : this.Refused([], () => View("Change", edited));
    }

    private IActionResult Again(Form form, IReadOnlyList<Finding> findings) => this.RefuseBesideFields(findings, () => View("Change", form with
    {
        AsksAllergyReason = findings.AskFor(nameof(form.AllergyReason)),
        AsksDuplicateReason = findings.AskFor(nameof(form.DuplicateReason)),
        AsksInteractionReason = findings.AskFor(nameof(form.InteractionReason)),
        AsksDoseReason = findings.AskFor(nameof(form.DoseReason)),
    }));

    private async Task<Form> FilledAsync(Form form, OrderHistory order) => form with
    {
        Banner = await shownClient.AskAsync(order.Order.ClientId, "order"),
        Choices = await findChoices.AskAsync(order.Order.ClientId, order.Newest.MedicineId),
    };

    private Form WithWhatItSays(Form form, OrderVersion version, Medicine medicine)
    {
        var says = OrderRows.Of(version, medicine, current.Time.Zone);
        return form with
        {
            Dose = says.Dose,
            DoseUnit = version.DoseUnit,
            Route = version.Route,
            Kind = says.Kind,
            Times = says.Times,
            Steps = says.Steps,
            // What is usual stays empty, so that other times get their own.
            GapHours = version.MinimumGapMinutes == OrderDefaults.GapMinutes(version.When, medicine)
                ? null
                : new ExactNumber(version.MinimumGapMinutes, 60).ToString(),
            Maximum = says.Maximum,
            Indication = version.Indication,
            Directions = version.Directions,
            EndsAt = version.EndsAt is { } ends ? current.Time.ToLocal(ends) : null,
            Way = version.Way.ToString(),
            AllergyReason = version.AllergyReason,
            AsksAllergyReason = version.AllergyReason is not null,
            InteractionReason = version.InteractionReason,
            DoseReason = version.DoseReason,
        };
    }
}
