using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Holds;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Holds;

/// <summary>What holds the doses of an order back, and the prescriber's word that they go on.</summary>
[Route("orders/{id:guid}/hold")]
[Authorize(Policy = Policies.WriteOrders)]
public sealed class HoldsController(
    DecideHold decideHold, FindHolds findHolds, FindOrders findOrders, FindOrderChoices findChoices, ShownClient shownClient, OwnSignature signature,
    Acts acts) : Controller
{
    public sealed record Form : ActForm
    {
        /// <summary>What the page said, sent back with the decision.</summary>
        [StringLength(4000)]
        public string? Shown { get; init; }

        [Required(ErrorMessage = "Write why the doses go on as ordered.")]
        [StringLength(400, ErrorMessage = "Up to 400 characters.")]
        [Display(Name = "Why")]
        public string? Reason { get; init; }

        [Display(Name = "The call")]
        public Guid? CallId { get; init; }

        [StringLength(200)]
        [Display(Name = "Your PIN or password")]
        public string? Signature { get; init; }

        [BindNever]
        public OrderView? Order { get; init; }

        [BindNever]
        public ClientBannerView? Banner { get; init; }

        [BindNever]
        public CallChoices? Calls { get; init; }

        [BindNever]
        public OrderHolds Holds { get; init; } = OrderHolds.None;

        /// <summary>What holds the doses back now, one sentence a line.</summary>
        [BindNever]
        public string About { get; init; } = "";

        /// <summary>Whether only a changed order will do.</summary>
        public bool NeedsNewStart => Holds is { WaitsForMissed: true, Row.Step: MissedDoseStep.BeginAnew };
    }

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id) =>
        await FilledAsync(id, new Form { PostingId = acts.NewId() }) is { } form ? View(form) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, Form sent)
    {
        if (await FilledAsync(id, sent) is not { } form)
            return NotFound();
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        if (await signature.WhyNotAsync(act, form.Signature) is { } why)
        {
            ModelState.AddModelError(nameof(form.Signature), why);
            return this.Refused([], () => View(form));
        }

        var result = await decideHold.RunAsync(act, new(id, OrderTermsReader.Text(form.Reason) ?? "", string.Join('\n', FormText.Lines(form.Shown)), form.CallId));
        return result.IsPosted
            ? this.Answer(result, "Decided: the doses go on as ordered", Redirect($"/orders/{id}"), () => View(form))
            : this.RefuseBesideFields(result.Findings, () => View(form));
    }

    private async Task<Form?> FilledAsync(Guid id, Form form)
    {
        if (await findOrders.OneAsync(id) is not { } order || await findHolds.AskAsync(id) is not { } held)
            return null;
        return form with
        {
            Order = order,
            Banner = await shownClient.AskAsync(order.ClientId, "order"),
            Calls = await findChoices.CallsAsync(order.ClientId),
            Holds = held.Holds,
            About = held.About,
        };
    }
}
