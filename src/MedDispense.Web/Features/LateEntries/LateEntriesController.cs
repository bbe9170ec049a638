using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Packs;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.LateEntries;

/// <summary>Doses that were given and not recorded then: written down with their three times, approved afterwards.</summary>
[Route("late-entries")]
public sealed class LateEntriesController(
    DoseAsk ask, GiveDose give, ApproveLateEntry approve, FindLateEntries find, FindUnrecordedDoses unrecorded, FindPack findPack, PackOnForm packs, MedDispenseDb db,
    Acts acts, Audits audits, CurrentStaff current, TimeProvider clock) : Controller
{
    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "This form is incomplete. Open it from the chart again.")]
        public Guid? Client { get; init; }

        [Required(ErrorMessage = "This form is incomplete. Open it from the chart again.")]
        public Guid? Order { get; init; }

        public string? At { get; init; }

        [Required(ErrorMessage = "Scan the pack, or type the code of its label.")]
        [StringLength(400, ErrorMessage = "This is too long for a label.")]
        [Display(Name = "The pack it came from")]
        public string? Pack { get; init; }

        [Required(ErrorMessage = "Choose where the pack is.")]
        [Display(Name = "Where the pack is")]
        public Guid? PlaceId { get; init; }

        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        [Display(Name = "How much was swallowed")]
        public string? Taken { get; init; }

        [Required(ErrorMessage = "Enter when it was given.")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true, ErrorMessage = "The year lies between 2000 and 2100.")]
        [Display(Name = "When it was given")]
        public DateTime? HappenedAt { get; init; }

        [Required(ErrorMessage = "Choose why it is recorded late.")]
        [StringLength(40, ErrorMessage = "Choose it from the list.")]
        [Display(Name = "Why it is recorded late")]
        public string? LateEntryReason { get; init; }

        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "More")]
        public string? Reason { get; init; }

        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        [Display(Name = "What it was given for")]
        public string? Indication { get; init; }

        public Dictionary<string, string?> Answers { get; init; } = [];

        /// <summary>The discrepancy that it explains.</summary>
        public Guid? Discrepancy { get; init; }

        /// <summary>The outage whose paper is being entered, as its page says it: <c>2026-06-10T07:00/2026-06-10T12:00</c>.</summary>
        [StringLength(40, ErrorMessage = "This form is incomplete. Open it from the chart again.")]
        public string? Outage { get; init; }

        [BindNever]
        public long? DiscrepancyNumber { get; init; }

        /// <summary>Open discrepancies of the medicine, one of which it may explain; by number and place, without a figure.</summary>
        [BindNever]
        public IReadOnlyList<SelectListItem> Discrepancies { get; init; } = [];

        [BindNever]
        public DoseAsk.View? Shown { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Places { get; init; } = [];
    }

    public sealed record ApproveForm : ActForm;

    [HttpGet("")]
    [Authorize(Policy = Policies.ApproveLateEntries)]
    public async Task<IActionResult> Index()
    {
        await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "Late entries.");
        return View(await find.AskAsync());
    }

    [HttpPost("{id:guid}/approve")]
    [Authorize(Policy = Policies.ApproveLateEntries)]
    public async Task<IActionResult> Approve(Guid id, ApproveForm form)
    {
        var rows = await find.AskAsync();
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Index", rows));
        var result = await approve.RunAsync(act, new(id, null));
        return this.Answer(result, "Late entry approved", Redirect("/late-entries"), () => View("Index", rows));
    }

    /// <summary>Which dose it was that a count shows to be missing.</summary>
    [HttpGet("explain/{discrepancy:guid}")]
    [Authorize(Policy = Policies.GiveDoses)]
    public async Task<IActionResult> Explain(Guid discrepancy)
    {
        if (await unrecorded.AskAsync(discrepancy, current.Facility, current.Limits) is not { } view)
            return NotFound();
        await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "Doses that could explain a discrepancy.");
        return View(view);
    }

    [HttpGet("new")]
    [Authorize(Policy = Policies.GiveDoses)]
    public async Task<IActionResult> New(Guid client, Guid order, string? at, Guid? discrepancy, string? outage) =>
        await FilledAsync(new Form { PostingId = acts.NewId(), Client = client, Order = order, At = at, Discrepancy = discrepancy, Outage = outage, PlaceId = await PlaceOfAsync(discrepancy) ?? current.Station?.PlaceId }) is { } form
            ? View(form with { HappenedAt = form.Shown!.Facts.Occurrence is { } due ? current.Time.ToLocal(due.DueAt) : null })
            : NotFound();

    [HttpPost("new")]
    [Authorize(Policy = Policies.GiveDoses)]
    public async Task<IActionResult> New(Form sent)
    {
        if (await FilledAsync(sent) is not { Shown: { } shown } form)
            return NotFound();
        var taken = shown.Facts.OrderedDose.Amount;
        if (!string.IsNullOrWhiteSpace(form.Taken) && !shown.Facts.Ordered.TryReadAmount(form.Taken, out taken, out var why))
            ModelState.AddModelError(nameof(form.Taken), why);
        var pack = form.Pack is null || form.Pack.Contains('\0', StringComparison.Ordinal) ? null : await PackAsync(form.Pack);
        if (form.Pack is not null && pack is null)
            ModelState.AddModelError(nameof(form.Pack), "No pack here wears this label. Scan our own label.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var ordered = shown.Facts.OrderedDose.Amount;
        var result = await give.RunAsync(act, new GiveDose.Command
        {
            ClientId = form.Client!.Value, // Required.
            OrderId = form.Order!.Value,
            Nominal = shown.Facts.Occurrence?.Nominal,
            Ordinal = shown.Facts.Occurrence?.Ordinal ?? 1,
            VersionSeen = shown.Facts.Order.VersionAt(current.Time.ToUtc(form.HappenedAt!.Value)).Version,
            PackId = pack!.Id,
            PlaceId = form.PlaceId!.Value,
            Outcome = taken == ordered ? DoseOutcome.Given : DoseOutcome.GivenInPart,
            Taken = taken,
            Drawn = taken,
            ReasonCode = taken == ordered ? null : "client-took-part",
            Reason = form.Reason,
            Answers = form.Answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Value)).ToDictionary(answer => answer.Key, answer => answer.Value!),
            Identification = new(IdentifiedHow.Chosen, IdentifiedHow.Typed, null),
            HappenedAt = current.Time.ToUtc(form.HappenedAt.Value),
            LateEntryReason = form.LateEntryReason,
            IsLateEntry = true,
            Indication = form.Indication,
            DiscrepancyId = form.Discrepancy,
        });
        return this.Answer(result, $"Late entry: {shown.Facts.Ordered.Title}, {shown.Facts.Client.DisplayName}",
            Redirect(Next(form)), () => View(form));
    }

    private string Next(Form form) =>
        form.Discrepancy is { } explained && Policies.Rules[Policies.SeeDiscrepancies].Allows(current.Actor) ? $"/discrepancies/{explained}"
        : form.Outage?.Split('/') is [var from, var to] ? $"/round/reconcile?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}"
        : $"/charts/{form.Client}";

    private async Task<FindPack.Row?> PackAsync(string text) => ScanReader.Read(text, null, current.Facility.LocalDay(clock.GetUtcNow().UtcDateTime), current.ScanSettings) switch
    {
        PackScan label => await findPack.AskAsync(label.Code.Text),
        ProductScan product => await findPack.AskAsync(product) is [var only] ? only : null,
        _ => await findPack.AskAsync(text.Trim()),
    };

    private async Task<Form?> FilledAsync(Form form)
    {
        // What was ordered then is what counts; until somebody has said when it was given, as it was due.
        var happened = form.HappenedAt is { } local ? current.Time.ToUtc(local) : DueAt(form.At);
        if (form.Client is not { } client || form.Order is not { } order || await ask.AskAsync(client, order, form.At, null, null, happened) is not { } shown)
            return null;
        await audits.RecordAsync(AuditKind.ClientRead, "client", client, "A late entry.");
        return form with
        {
            Shown = shown,
            Places = await packs.PlacesAsync(PackOnForm.InUse),
            DiscrepancyNumber = await Explaining.NumberAsync(db, form.Discrepancy),
            Discrepancies = form.Discrepancy is null ? await DiscrepanciesAsync(shown.Facts.Ordered.Id) : [],
        };
    }

    private async Task<IReadOnlyList<SelectListItem>> DiscrepanciesAsync(Guid medicineId)
    {
        var open = await (
            from row in DiscrepancyStates.Open(db)
            where row.MedicineId == medicineId
            join place in db.Places on row.PlaceId equals (Guid?)place.Id
            orderby row.Number
            select new { row.Id, row.Number, place.Name }).ToListAsync();
        return [.. open.Select(row => new SelectListItem($"Discrepancy {row.Number}, {row.Name}", row.Id.ToString()))];
    }

    private DateTime? DueAt(string? at) => Occurrence.TryReadKey(at, out var nominal, out var ordinal)
        ? Occurrence.Of(Guid.Empty, nominal, ordinal, current.Time.Zone).DueAt
        : null;

    /// <summary>The place of a discrepancy; null without one.</summary>
    private Task<Guid?> PlaceOfAsync(Guid? discrepancy) =>
        db.Discrepancies.Where(row => row.Id == discrepancy).Select(row => row.PlaceId).SingleOrDefaultAsync();
}
