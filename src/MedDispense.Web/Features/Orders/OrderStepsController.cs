using System.ComponentModel.DataAnnotations;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Orders;

/// <summary>What becomes of an order besides a new version: paused, resumed, discontinued, countersigned.</summary>
[Route("orders/{id:guid}")]
[Authorize(Policy = Policies.WriteOrders)]
public sealed class OrderStepsController(
    PauseOrder pauseOrder, ResumeOrder resumeOrder, DiscontinueOrder discontinueOrder, CounterSignOrder counterSignOrder,
    FindOrders findOrders, FindOrderChoices findChoices, ShownClient shownClient, OwnSignature signature, CurrentStaff current, Acts acts)
    : Controller
{
    public sealed record StepForm : ActForm
    {
        [Required(ErrorMessage = "Say why.")]
        [StringLength(400, ErrorMessage = "Up to 400 characters.")]
        [Display(Name = "Why")]
        public string? Reason { get; init; }

        /// <summary>Local; empty for now.</summary>
        [Display(Name = "From")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? From { get; init; }

        /// <summary>Local; only of a pause, empty until somebody resumes it.</summary>
        [Display(Name = "Until")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? Until { get; init; }

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

        /// <summary>The verb of the button.</summary>
        [BindNever]
        public string Verb { get; init; } = "";

        /// <summary>What it does, repeated under the button.</summary>
        [BindNever]
        public string Fact { get; init; } = "";
    }

    public sealed record CounterSignForm : ActForm
    {
        [StringLength(400, ErrorMessage = "Up to 400 characters.")]
        public string? Remark { get; init; }

        [StringLength(200)]
        [Display(Name = "Your PIN or password")]
        public string? Signature { get; init; }

        [BindNever]
        public OrderView? Order { get; init; }

        [BindNever]
        public OrderVersionView? Version { get; init; }

        [BindNever]
        public ClientBannerView? Banner { get; init; }
    }

    public const string PauseVerb = "Pause";

    [HttpGet("pause")]
    public Task<IActionResult> Pause(Guid id) => ShowAsync(id, PauseVerb, "No dose is due until then, or until it is resumed");

    [HttpPost("pause")]
    public Task<IActionResult> Pause(Guid id, StepForm form) =>
        StepAsync(id, form, PauseVerb, "No dose is due until then, or until it is resumed", "Order paused", pauseOrder.RunAsync);

    [HttpGet("resume")]
    public Task<IActionResult> Resume(Guid id) => ShowAsync(id, "Resume", "Its doses are due again");

    [HttpPost("resume")]
    public Task<IActionResult> Resume(Guid id, StepForm form) =>
        StepAsync(id, form, "Resume", "Its doses are due again", "Order resumed", resumeOrder.RunAsync);

    [HttpGet("discontinue")]
    public Task<IActionResult> Discontinue(Guid id) => ShowAsync(id, "Discontinue", "Nothing is given under it after that");

    [HttpPost("discontinue")]
    public Task<IActionResult> Discontinue(Guid id, StepForm form) =>
        StepAsync(id, form, "Discontinue", "Nothing is given under it after that", "Order discontinued", discontinueOrder.RunAsync);

    [HttpGet("countersign/{version:int}")]
    [Authorize(Policy = Policies.Prescribe)]
    public async Task<IActionResult> CounterSign(Guid id, int version) =>
        await FilledAsync(id, version, new CounterSignForm { PostingId = acts.NewId() }) is { } form ? View(form) : NotFound();

    [HttpPost("countersign/{version:int}")]
    [Authorize(Policy = Policies.Prescribe)]
    public async Task<IActionResult> CounterSign(Guid id, int version, CounterSignForm form)
    {
        if (await FilledAsync(id, version, form) is not { } filled)
            return NotFound();
        if (await SignedAsync(filled, filled.Signature) is not { } act)
            return this.Refused([], () => View(filled));
        var result = await counterSignOrder.RunAsync(act, new(id, version, OrderTermsReader.Text(filled.Remark)));
        return this.Answer(result, "Order countersigned", Redirect($"/orders/{id}"), () => View(filled));
    }

    private async Task<IActionResult> ShowAsync(Guid id, string verb, string fact) =>
        await FilledAsync(id, new StepForm { PostingId = acts.NewId() }, verb, fact) is { } form ? View("Step", form) : NotFound();

    private async Task<IActionResult> StepAsync(
        Guid id, StepForm sent, string verb, string fact, string done, Func<Act, OrderStepCommand, Task<PostingResult>> run)
    {
        if (await FilledAsync(id, sent, verb, fact) is not { } form)
            return NotFound();
        if (await SignedAsync(form, form.Signature) is not { } act)
            return this.Refused([], () => View("Step", form));
        var result = await run(act, new(id, OrderTermsReader.Text(form.Reason) ?? "",
            form.From is { } from ? current.Time.ToUtc(from) : null, form.CallId)
        { Until = verb == PauseVerb && form.Until is { } until ? current.Time.ToUtc(until) : null });
        return result.IsPosted
            ? this.Answer(result, done, Redirect($"/orders/{id}"), () => View("Step", form))
            : this.RefuseBesideFields(result.Findings, () => View("Step", form));
    }

    /// <summary>The act with the person's signature under it, or null with the reasons in the model state.</summary>
    private async Task<Act?> SignedAsync(ActForm form, string? typed)
    {
        if (await acts.BeginAsync(this, form) is not { } act)
            return null;
        if (await signature.WhyNotAsync(act, typed) is not { } why)
            return act;
        ModelState.AddModelError("Signature", why);
        return null;
    }

    private async Task<StepForm?> FilledAsync(Guid id, StepForm form, string verb, string fact)
    {
        if (await findOrders.OneAsync(id) is not { } order)
            return null;
        return form with
        {
            Order = order,
            Banner = await shownClient.AskAsync(order.ClientId, "order"),
            Calls = await findChoices.CallsAsync(order.ClientId),
            Verb = verb,
            Fact = fact,
        };
    }

    private async Task<CounterSignForm?> FilledAsync(Guid id, int version, CounterSignForm form)
    {
        if (await findOrders.OneAsync(id) is not { } order || order.Versions.SingleOrDefault(row => row.Version == version) is not { } shown)
            return null;
        return form with { Order = order, Version = shown, Banner = await shownClient.AskAsync(order.ClientId, "order") };
    }
}
