using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Doses;

/// <summary>The page of one dose: client and pack are scanned, everything that was found stands there at once, and one
/// button says what it does.</summary>
[Route("round/{clientId:guid}/dose")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class DosesController(DoseAsk ask, AskCountBack askCountBack, GiveDose giveDose, Acts acts, Audits audits) : Controller
{
    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "This form is incomplete. Scan the client again.")]
        public Guid? Order { get; init; }

        public string? At { get; init; }

        /// <summary>Version of the order on the page.</summary>
        public int Version { get; init; }

        /// <summary>Ticket of the client.</summary>
        public string? Client { get; init; }

        /// <summary>Ticket of the pack.</summary>
        public string? Pack { get; init; }

        /// <summary>Null for all of it as ordered.</summary>
        [Display(Name = "What happened")]
        public DoseOutcome? Outcome { get; init; }

        /// <summary>Sent by the form that says what else happened: there the outcome is chosen, never taken for granted.</summary>
        public bool Otherwise { get; init; }

        /// <summary>For a part: how much was swallowed, as typed.</summary>
        [Display(Name = "How much was swallowed")]
        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        public string? Taken { get; init; }

        [Display(Name = "Why")]
        public string? ReasonCode { get; init; }

        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        /// <summary>Reasons by the code of the finding that asks.</summary>
        public Dictionary<string, string?> Answers { get; init; } = [];

        [Display(Name = "What is it given for")]
        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        public string? Indication { get; init; }

        /// <summary>What is left in an open container, as typed; never shown again.</summary>
        [Display(Name = "How much is left in the container")]
        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        public string? Left { get; init; }

        [BindNever]
        public DoseAsk.View? Shown { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Give(
        Guid clientId, Guid order, string? at, [FromQuery(Name = "t")] string? client, [FromQuery(Name = "p")] string? pack)
    {
        if (await ask.AskAsync(clientId, order, at, client, pack) is not { } shown)
            return NotFound();
        if (shown.Client is null || shown.Pack is null)
            return Redirect($"/round/{clientId}");
        await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, "A dose.");
        if (shown.IsCountedBack && !shown.IsStopped)
            await askCountBack.RunAsync(shown.Facts.Pack!.Pack, shown.Facts.Pack.Place, order); // Counted back is a pack.
        return View(new Form
        {
            PostingId = acts.NewId(),
            Order = order,
            At = at,
            Version = shown.Facts.Version.Version,
            Client = client,
            Pack = pack,
            Shown = shown,
        });
    }

    [HttpPost("")]
    public async Task<IActionResult> Give(Guid clientId, Form form)
    {
        if (form.Order is not { } order || await ask.AskAsync(clientId, order, form.At, form.Client, form.Pack) is not { } shown)
            return NotFound();
        form = form with { Shown = shown };
        if (shown.Pack is null || shown.Client is null)
            return this.Refused([Expired], () => View(form));
        if (form is { Otherwise: true, Outcome: null })
            ModelState.AddModelError(nameof(form.Outcome), "Choose what happened.");
        var outcome = form.Outcome ?? (shown.Facts.Version.Way == DoseWay.PrepareThenObserve ? DoseOutcome.Prepared : DoseOutcome.Given);
        var (taken, drawn) = Amounts(form, shown.Facts, outcome);
        var left = Left(form, shown);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await giveDose.RunAsync(act, new GiveDose.Command
        {
            ClientId = clientId,
            OrderId = order,
            Nominal = shown.Facts.Occurrence?.Nominal,
            Ordinal = shown.Facts.Occurrence?.Ordinal ?? 1,
            VersionSeen = form.Version,
            PackId = shown.Pack.What,
            PlaceId = shown.Pack.PlaceId ?? Guid.Empty,
            Outcome = outcome,
            Taken = taken,
            Drawn = drawn,
            ReasonCode = form.ReasonCode,
            Reason = form.Reason,
            Answers = form.Answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Value)).ToDictionary(answer => answer.Key, answer => answer.Value!),
            Identification = shown.Identification,
            Indication = form.Indication,
            LeftInContainer = left,
        });
        if (AnotherFigure.IsAsked(this, result, nameof(form.Left)))
        {
            await askCountBack.RunAsync(shown.Facts.Pack!.Pack, shown.Facts.Pack.Place, order); // Counted back is a pack.
            form = form with { PostingId = acts.NewId(), Left = null };
        }

        // What has its reason already is not asked for again beside what is still missing.
        var open = result.Findings.Where(finding => !finding.AsksForReason || string.IsNullOrWhiteSpace(form.Answers.GetValueOrDefault(finding.Code))).ToList();
        if (!result.IsPosted && open.Count > 0)
            result = result with { Findings = open };
        var next = outcome == DoseOutcome.Prepared ? $"/doses/{act.Id}/observe?t={Uri.EscapeDataString(form.Client!)}" : "/round";
        return this.Answer(result, $"{outcome.Say()}: {shown.Facts.Ordered.Title} to {shown.Facts.Client.DisplayName}", Redirect(next), () => View(form));
    }

    private static readonly Finding Expired = Finding.Stop("scanned-too-long-ago", "The scan was too long ago.",
        "A scan of client and pack holds for fifteen minutes.", "Scan the client and the pack again; nothing was recorded.");

    /// <summary>The figure that was counted back; null where none is asked for or typed.</summary>
    private long? Left(Form form, DoseAsk.View shown)
    {
        if (!shown.IsCountedBack || string.IsNullOrWhiteSpace(form.Left))
            return null;
        if (shown.Facts.Pack!.Medicine.TryReadAmount(form.Left, out var left, out var why)) // Counted back is a pack.
            return left;
        ModelState.AddModelError(nameof(form.Left), why);
        return null;
    }

    /// <summary>What was swallowed and what was drawn: all that is ordered, or the part that was typed, or nothing.</summary>
    private (long Taken, long Drawn) Amounts(Form form, DoseFacts facts, DoseOutcome outcome)
    {
        var ordered = facts.OrderedDose.Amount;
        if (outcome is DoseOutcome.Given or DoseOutcome.Prepared)
            return (ordered, ordered);
        if (outcome != DoseOutcome.GivenInPart)
            return (0, ordered);
        if (!facts.Ordered.TryReadAmount(form.Taken, out var taken, out var why))
            ModelState.AddModelError(nameof(form.Taken), DoseFindings.OfPart(why));
        return (taken, ordered);
    }
}
