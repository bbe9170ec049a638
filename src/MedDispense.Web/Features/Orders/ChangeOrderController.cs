using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Schedules;
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
    OwnSignature signature, CurrentStaff current, Acts acts) : Controller
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
        if (form.Step == OrderFields.EditStep)
        {
            ModelState.Clear();
            return View("Change", form);
        }

        var terms = OrderTermsReader.Read(form, ModelState, form.Choices!.Medicine, current.Time, startsAt: null); // Filled.
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Change", form));
        var command = new ChangeOrder.Command(id, form.VersionSeen, terms,
            form.EffectiveFrom is { } from ? current.Time.ToUtc(from) : null, OrderTermsReader.Text(form.ChangeReason) ?? "", form.CallId);
        return form.Step == OrderFields.SignStep ? await SignAsync(form, act, command) : await CheckAsync(form, act, command);
    }

    private async Task<IActionResult> SignAsync(Form form, Act act, ChangeOrder.Command command)
    {
        if (await signature.WhyNotAsync(act, form.Signature) is { } why)
        {
            ModelState.AddModelError(nameof(form.Signature), why);
            return await CheckAsync(form, act, command);
        }

        var result = await changeOrder.RunAsync(act, command);
        return result.IsPosted
            ? this.Answer(result, "Order changed", Redirect($"/orders/{command.OrderId}"), () => View("Change", form))
            : Again(form, result.Findings);
    }

    private async Task<IActionResult> CheckAsync(Form form, Act act, ChangeOrder.Command command)
    {
        if (await changeOrder.CheckAsync(act, command) is not { } draft)
            return NotFound();
        if (draft.IsRefused)
            return Again(form, draft.Findings);
        form = form with { Preview = OrderPreview.Of(draft, current.Time, act.Now) };
        return ModelState.IsValid ? View("CheckChange", form) : this.Refused([], () => View("CheckChange", form));
    }

    private IActionResult Again(Form form, IReadOnlyList<Finding> findings) => this.RefuseBesideFields(findings, () => View("Change", form with
    {
        AsksAllergyReason = findings.AskFor(nameof(form.AllergyReason)),
        AsksDuplicateReason = findings.AskFor(nameof(form.DuplicateReason)),
    }));

    private async Task<Form> FilledAsync(Form form, OrderHistory order) => form with
    {
        Banner = await shownClient.AskAsync(order.Order.ClientId, "order"),
        Choices = await findChoices.AskAsync(order.Order.ClientId, order.Newest.MedicineId),
    };

    private Form WithWhatItSays(Form form, OrderVersion version, Medicine medicine)
    {
        var isItem = version.DoseUnit == UcumUnit.Item.Code;
        return form with
        {
            Dose = isItem ? AmountText.FormatNumber(version.DoseAmount, medicine.CountedIn, medicine.SmallestPerCounted) : version.Dose.ToString(),
            DoseUnit = version.DoseUnit,
            Route = version.Route,
            Kind = version.IsAsNeeded ? OrderFields.WhenNeeded : OrderFields.AtTimes,
            Times = version.When is TimesOfDay times ? string.Join(", ", new TimesOfDay(times.Times).Text.Split(' ').Skip(1)) : null,
            // What is usual stays empty, so that other times get their own.
            GapHours = version.MinimumGapMinutes == OrderDefaults.GapMinutes(version.When, medicine)
                ? null
                : new ExactNumber(version.MinimumGapMinutes, 60).ToString(),
            Maximum = version.MaximumIn24Hours is not { } most ? null
                : isItem ? AmountText.FormatNumber(most, medicine.CountedIn, medicine.SmallestPerCounted)
                : (version.Dose * new ExactNumber(most, version.DoseAmount)).ToString(),
            Indication = version.Indication,
            Directions = version.Directions,
            EndsAt = version.EndsAt is { } ends ? current.Time.ToLocal(ends) : null,
            Way = version.Way.ToString(),
            AllergyReason = version.AllergyReason,
            AsksAllergyReason = version.AllergyReason is not null,
        };
    }
}
