using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Doses;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Packs;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>The round: what is due, and one client's doses once somebody has made sure who it is.</summary>
[Route("round")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class RoundController(
    FindRound findRound, FindAsNeeded findAsNeeded, FindBanner findBanner, MatchPack matchPack, ScanTickets tickets, ClientScans scans, MedDispenseDb db,
    Audits audits, CurrentStaff current, TimeProvider clock) : Controller
{
    public sealed record RoundPage(FindRound.View Round, string? House, DateTime Now);

    public sealed record ClientPage(
        Guid ClientId, ClientBannerView Banner, FindRound.View Today, IReadOnlyList<FindAsNeeded.Row> AsNeeded, DateTime Now, string? Ticket)
    {
        /// <summary>The way of a code that says who is meant, and confirms nobody; null when none did.</summary>
        [BindNever]
        public ScanSource? MeantBy { get; init; }

        /// <summary>The client whose page was open when this one's card was scanned; null when none was.</summary>
        public string? Had { get; init; }

        /// <summary>Another client's card, a moment before this one's.</summary>
        [BindNever]
        public ClientScans.Earlier? Earlier { get; init; }

        [BindNever]
        public IdentifyForm Form { get; init; } = new();

        /// <summary>A code that waits for the other code of its pack.</summary>
        [BindNever]
        public string? Before { get; init; }

        /// <summary>The packs here that wear the code that was scanned.</summary>
        [BindNever]
        public IReadOnlyList<PackChoice> Choices { get; init; } = [];
    }

    /// <param name="Pack">One of several packs that wear a code.</param>
    /// <param name="Href">Where choosing it by its lot leads.</param>
    public sealed record PackChoice(FindPack.Row Pack, string Href);

    /// <summary>The client is confirmed without a scan: a reason, and a second identifier that the client says.</summary>
    public sealed record IdentifyForm
    {
        [Required(ErrorMessage = "Choose why the card is not scanned.")]
        public string? Reason { get; init; }

        [Required(ErrorMessage = "Enter the day of birth that the client says.")]
        public DateOnly? BornOn { get; init; }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Index([StringLength(80)] string? house)
    {
        var round = await findRound.AskAsync(current.Facility, current.Limits, Now, string.IsNullOrWhiteSpace(house) ? null : house);
        await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "The round.");
        return View(new RoundPage(round, house, Now));
    }

    [HttpGet("{clientId:guid}")]
    public async Task<IActionResult> Client(Guid clientId, [FromQuery(Name = "t")] string? ticket, ScanSource? from, Guid? had) =>
        await PageAsync(clientId, tickets.Read(current.Actor, ticket, clientId) is null ? null : ticket) is { } page
            ? View("Client", page with { MeantBy = page.Ticket is null ? from : null, Had = had is { } other && other != clientId ? await NameAsync(other) : null })
            : NotFound();

    [HttpPost("{clientId:guid}/identify")]
    public async Task<IActionResult> Identify(Guid clientId, [Bind(Prefix = nameof(ClientPage.Form))] IdentifyForm form)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == clientId);
        if (client is null)
            return NotFound();
        if (form.Reason is not null && DoseReasons.CardNotScanned.All(choice => choice.Code != form.Reason))
            ModelState.AddModelError($"{nameof(ClientPage.Form)}.{nameof(form.Reason)}", "Choose the reason from the list.");
        else if (form.BornOn is { } born && born != client.BornOn)
            ModelState.AddModelError($"{nameof(ClientPage.Form)}.{nameof(form.BornOn)}", "This is not the day of birth of this client. Ask again, and look at the photo.");
        if (!ModelState.IsValid)
        {
            var page = await PageAsync(clientId, null);
            return this.Refused([], () => View("Client", page! with { Form = form })); // The client is there.
        }

        return Redirect($"/round/{clientId}?t={Uri.EscapeDataString(tickets.Write(current.Actor, clientId, IdentifiedHow.Chosen, form.Reason))}");
    }

    /// <summary>A pack is scanned for the client whose page is open; another client's card goes to that client.</summary>
    /// <param name="clientId">Whose page is open.</param>
    /// <param name="text">The code.</param>
    /// <param name="before">A code of the same pack that was scanned before it and says only part.</param>
    /// <param name="source">By which way it came: a name that <see cref="ScanSources"/> reads.</param>
    /// <param name="ticket">Of the client.</param>
    [HttpPost("{clientId:guid}/scan")]
    public async Task<IActionResult> Scan(
        Guid clientId, [StringLength(ScanReader.LongestText)] string? text, [StringLength(ScanReader.LongestText)] string? before, string? source, string? ticket)
    {
        var answer = await matchPack.AskAsync(clientId, text, before, current, Now);
        // What was typed or pictured proves nothing: the card is confirmed by a second identifier, the pack chosen with a reason.
        var from = ScanSources.Read(source);
        var isScanned = from.IsOfTheThingAtHand();
        if (answer.OtherClientId is { } other)
            return Redirect((isScanned ? await scans.RunAsync(other) : $"/round/{other}?from={from}") + $"&had={clientId}");
        var isKnown = tickets.Read(current.Actor, ticket, clientId) is not null;
        if (isKnown && (answer.Dose ?? (isScanned || answer.Choices is not [var first, ..] ? null : first.Dose)) is { } dose)
        {
            if (isScanned)
                return Redirect(DosePage(clientId, dose, ticket!)); // A ticket was read.
            var which = $"order={dose.OrderId}&at={Uri.EscapeDataString(dose.At ?? "")}&t={Uri.EscapeDataString(ticket!)}";
            return Redirect($"/round/{clientId}/packs?{which}&from={from}" + (answer.Dose is null ? "" : $"&pack={dose.PackId}"));
        }

        if (isKnown && answer.PreparedPostingId is { } prepared)
        {
            var label = isScanned ? $"&p={Uri.EscapeDataString(tickets.Write(current.Actor, prepared, IdentifiedHow.Scanned))}" : "";
            return Redirect($"/doses/{prepared}/observe?t={Uri.EscapeDataString(ticket!)}{label}"); // A ticket was read.
        }

        var finding = answer.Finding ?? Finding.Stop("client-first", "Scan the client first.", "Nobody has made sure who this is, or it was too long ago.", "Scan the client's card, then the pack.");
        if (await PageAsync(clientId, isKnown ? ticket : null) is not { } page)
            return NotFound();
        return this.Refused([finding], () => View("Client", page with
        {
            Before = isKnown && isScanned && answer.WaitsForOtherCode ? text : null,
            Choices = isKnown && isScanned ? [.. answer.Choices.Select(choice => new PackChoice(choice.Pack, DosePage(clientId, choice.Dose, ticket!)))] : [],
        }));
    }

    /// <summary>The page of a dose, with the proof that its pack was scanned.</summary>
    private string DosePage(Guid clientId, MatchPack.Match dose, string ticket)
    {
        var pack = tickets.Write(current.Actor, dose.PackId, IdentifiedHow.Scanned, null, dose.PlaceId);
        return $"/round/{clientId}/dose?order={dose.OrderId}&at={Uri.EscapeDataString(dose.At ?? "")}&t={Uri.EscapeDataString(ticket)}&p={Uri.EscapeDataString(pack)}";
    }

    private async Task<string?> NameAsync(Guid clientId) =>
        (await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == clientId))?.DisplayName;

    private async Task<ClientPage?> PageAsync(Guid clientId, string? ticket)
    {
        if (await findBanner.AskAsync(clientId, Now) is not { } banner)
            return null;
        await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, "Doses.");
        return new ClientPage(clientId, banner, await findRound.AskAsync(current.Facility, current.Limits, Now, clientId: clientId),
            await findAsNeeded.AskAsync(clientId, Now), Now, ticket)
        {
            Earlier = tickets.Read(current.Actor, ticket, clientId) is { How: IdentifiedHow.Scanned } card ? await scans.AskAsync(clientId, card.At) : null,
        };
    }
}
