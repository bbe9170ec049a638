using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Observe;

/// <summary>The second half of a dose that takes time: seen to be taken, or what happened instead.</summary>
[Route("doses/{id:guid}/observe")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class ObserveController(MedDispenseDb db, DoseAsk ask, ObserveDose observe, ScanTickets tickets, CurrentStaff current, Acts acts, Audits audits) : Controller
{
    public sealed record Form : ActForm
    {
        [Display(Name = "What happened")]
        public DoseOutcome? Outcome { get; init; }

        /// <summary>Sent by the form that says what else happened: there the outcome is chosen, never taken for granted.</summary>
        public bool Otherwise { get; init; }

        [Display(Name = "How much was swallowed")]
        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        public string? Taken { get; init; }

        [Display(Name = "Why")]
        public string? ReasonCode { get; init; }

        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "More")]
        public string? Reason { get; init; }

        /// <summary>What was seen, from the list on the page.</summary>
        public List<string> Seen { get; init; } = [];

        /// <summary>Ticket of the client, when somebody had made sure of them a moment before the page was opened.</summary>
        public string? Client { get; init; }

        /// <summary>Ticket of the label on the dose, when it was scanned.</summary>
        public string? Label { get; init; }

        /// <summary>What the page says is in the hand, in the medicine's smallest amount: sent back with it, so that the same
        /// form sent again says the same.</summary>
        public long? InHand { get; init; }

        [BindNever]
        public ScanTicket? Made { get; init; }

        [BindNever]
        public bool IsLabelScanned { get; init; }

        [BindNever]
        public DoseAsk.View? Shown { get; init; }

        /// <summary>What was drawn and is in the hand, in the medicine's smallest amount.</summary>
        [BindNever]
        public long Drawn { get; init; }
    }

    private static readonly TimeSpan PageHolds = TimeSpan.FromHours(12);

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, [FromQuery(Name = "t")] string? client, [FromQuery(Name = "p")] string? label) =>
        await FilledAsync(id, new Form { PostingId = acts.NewId(), Client = client, Label = label }) is { } form ? View(form) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, Form sent)
    {
        if (await FilledAsync(id, sent) is not { Shown: { } shown } form)
            return NotFound();
        if (form is { Otherwise: true, Outcome: null })
            ModelState.AddModelError(nameof(form.Outcome), "Choose what happened.");
        var outcome = form.Outcome ?? DoseOutcome.Given;
        var taken = outcome == DoseOutcome.Given ? sent.InHand ?? form.Drawn : 0;
        if (outcome == DoseOutcome.GivenInPart && !shown.Facts.Ordered.TryReadAmount(form.Taken, out taken, out var why))
            ModelState.AddModelError(nameof(form.Taken), DoseFindings.OfPart(why));
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var seen = string.Join(", ", form.Seen.Where(word => word.Length <= 60).Take(10));
        var result = await observe.RunAsync(act, new(id, outcome, taken, form.ReasonCode, form.Reason, seen,
            new(form.Made?.How ?? IdentifiedHow.NotAsked, form.IsLabelScanned ? IdentifiedHow.Scanned : IdentifiedHow.NotAsked, form.Made?.Reason)));
        return this.Answer(result, $"{outcome.Say()}: {shown.Facts.Ordered.Title} to {shown.Facts.Client.DisplayName}", Redirect("/round"), () => View(form));
    }

    private async Task<Form?> FilledAsync(Guid id, Form form)
    {
        var dose = await db.Doses.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == id && row.Outcome == DoseOutcome.Prepared);
        if (dose is not { ClientId: { } clientId, OrderId: { } orderId }
            || await ask.AskAsync(clientId, orderId, dose.Nominal is { } nominal ? Occurrence.KeyOf(nominal, dose.NominalOrdinal ?? 1) : null, null, null) is not { } shown)
        {
            return null;
        }

        await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, "A dose.");
        var inHand = await db.UnsettledMovements.Where(row => row.PostingId == id).SumAsync(row => (long?)row.Remaining) ?? 0;
        var (client, label) = (Held(form, form.Client, clientId), Held(form, form.Label, id));
        return form with
        {
            Shown = shown,
            Made = client,
            Client = Hold(form, client),
            Label = Hold(form, label),
            IsLabelScanned = label is not null,
            Drawn = inHand > 0 ? inHand : dose.AmountOrdered,
        };
    }

    /// <summary>A scan that holds as the page is opened holds for that page: a film takes its minutes, and a form that is
    /// sent again must say the same.</summary>
    private ScanTicket? Held(Form form, string? text, Guid what) =>
        tickets.Read(current.Actor, text, what) ?? tickets.Read(current.Actor, text, form.PostingId, PageHolds);

    private string? Hold(Form form, ScanTicket? ticket) =>
        ticket is null || form.PostingId is not { } page ? null : tickets.Write(current.Actor, page, ticket.How, ticket.Reason);
}
