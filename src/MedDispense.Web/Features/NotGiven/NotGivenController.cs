using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Doses;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.NotGiven;

/// <summary>Says why a listed dose is not given: nothing was opened, no stock moves.</summary>
[Route("round/{clientId:guid}/not-given")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class NotGivenController(DoseAsk ask, RecordNotGiven record, Acts acts, Audits audits, CurrentStaff current) : Controller
{
    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "This form is incomplete. Open the client's page again.")]
        public Guid? Order { get; init; }

        [Required(ErrorMessage = "This form is incomplete. Open the client's page again.")]
        public string? At { get; init; }

        public int Version { get; init; }

        [Required(ErrorMessage = "Choose what happened.")]
        [Display(Name = "What happened")]
        public DoseOutcome? Outcome { get; init; }

        [Display(Name = "Why")]
        public string? ReasonCode { get; init; }

        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "More")]
        public string? Reason { get; init; }

        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true, ErrorMessage = "The year lies between 2000 and 2100.")]
        [Display(Name = "When, if not now")]
        public DateTime? HappenedAt { get; init; }

        [Display(Name = "Why is it recorded late")]
        public string? LateEntryReason { get; init; }

        [BindNever]
        public DoseAsk.View? Shown { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid clientId, Guid order, string? at)
    {
        if (await ask.AskAsync(clientId, order, at, null, null) is not { Facts.Occurrence: not null } shown)
            return NotFound();
        await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, "A dose.");
        return View(new Form { PostingId = acts.NewId(), Order = order, At = at, Version = shown.Facts.Version.Version, Shown = shown });
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid clientId, Form form)
    {
        if (await ask.AskAsync(clientId, form.Order ?? Guid.Empty, form.At, null, null) is not { Facts.Occurrence: { } occurrence } shown)
            return NotFound();
        form = form with { Shown = shown };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await record.RunAsync(act, new(
            clientId, form.Order!.Value, occurrence.Nominal, form.Version, form.Outcome!.Value, form.ReasonCode, form.Reason, // Required.
            form.HappenedAt is { } local ? current.Time.ToUtc(local) : null, form.LateEntryReason, null,
            new Identification(IdentifiedHow.NotAsked, IdentifiedHow.NotAsked))
        { Ordinal = occurrence.Ordinal });
        return this.Answer(result, $"{form.Outcome.Value.Say()}: {shown.Facts.Ordered.Title}, {shown.Facts.Client.DisplayName}", Redirect("/round"), () => View(form));
    }
}
