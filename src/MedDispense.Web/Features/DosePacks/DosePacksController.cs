using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DosePacks;

/// <summary>A pack that cannot be scanned is chosen among those that hold the ordered medicine here, with a reason.</summary>
[Route("round/{clientId:guid}/packs")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class DosePacksController(MedDispenseDb db, DoseAsk ask, ScanTickets tickets, CurrentStaff current) : Controller
{
    public sealed record Form
    {
        public Guid Order { get; init; }

        public string? At { get; init; }

        /// <summary>Ticket of the client.</summary>
        public string? Client { get; init; }

        [Required(ErrorMessage = "Choose the pack that you have in your hand.")]
        public Guid? Pack { get; init; }

        [Required(ErrorMessage = "Choose why it cannot be scanned.")]
        [Display(Name = "Why is it not scanned")]
        public string? Reason { get; init; }

        /// <summary>The way of the code that named the pack, where one did.</summary>
        public ScanSource? From { get; init; }

        /// <summary>The pack that this code named; null when it named several, or none did.</summary>
        public Guid? Named { get; init; }

        [BindNever]
        public DoseAsk.View? Shown { get; init; }

        [BindNever]
        public IReadOnlyList<Choice> Packs { get; init; } = [];
    }

    public sealed record Choice(Guid PackId, Guid PlaceId, string Label, string? Lot, DateOnly? Expiry, string Place, string Owner);

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid clientId, Guid order, string? at, [FromQuery(Name = "t")] string? client, Guid? pack, ScanSource? from) =>
        await FilledAsync(clientId, new Form { Order = order, At = at, Client = client, Pack = pack, Named = pack, From = from }) is { } form
            ? form.Shown!.Client is null ? Redirect($"/round/{clientId}") : View(form)
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid clientId, Form sent)
    {
        if (await FilledAsync(clientId, sent) is not { Shown: { } shown } form)
            return NotFound();
        var chosen = form.Packs.FirstOrDefault(row => row.PackId == form.Pack);
        if (form.Pack is not null && chosen is null)
            ModelState.AddModelError(nameof(form.Pack), "This pack is not here any more. Choose another one.");
        if (form.Reason is not null && DoseReasons.PackNotScanned.All(choice => choice.Code != form.Reason))
            ModelState.AddModelError(nameof(form.Reason), "Choose the reason from the list.");
        if (!ModelState.IsValid || chosen is null)
            return this.Refused([], () => View(form));
        if (shown.Client is null)
            return Redirect($"/round/{clientId}");
        // A code that was typed named this very pack; any other was chosen from the list.
        var how = form.From == ScanSource.Keyboard && form.Pack == form.Named ? IdentifiedHow.Typed : IdentifiedHow.Chosen;
        var pack = tickets.Write(current.Actor, chosen.PackId, how, form.Reason, chosen.PlaceId);
        return Redirect($"/round/{clientId}/dose?order={form.Order}&at={Uri.EscapeDataString(form.At ?? "")}"
            + $"&t={Uri.EscapeDataString(form.Client!)}&p={Uri.EscapeDataString(pack)}");
    }

    private async Task<Form?> FilledAsync(Guid clientId, Form form) =>
        await ask.AskAsync(clientId, form.Order, form.At, form.Client, null) is { } shown
            ? form with { Shown = shown, Packs = await PacksAsync(clientId, shown.Facts.Ordered) }
            : null;

    /// <summary>The client's own first, then what expires first; at this station's place when the device has one.</summary>
    private async Task<IReadOnlyList<Choice>> PacksAsync(Guid clientId, Medicine ordered)
    {
        var stationPlace = current.Station?.PlaceId;
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients)
            .Where(row => row.CountedIn == ordered.CountedIn && row.WithdrawnAt == null).ToListAsync();
        var ids = medicines.Where(row => row.IsSameAs(ordered)).Select(row => row.Id).ToList();
        var rows = await (
            from pack in db.Packs.AsNoTracking()
            join holding in db.Holdings on pack.Id equals holding.PackId
            join place in db.Places on holding.PlaceId equals place.Id
            where ids.Contains(pack.MedicineId) && holding.Amount > 0 && (pack.OwnerClientId == null || pack.OwnerClientId == clientId)
                && (stationPlace == null || place.Id == stationPlace)
            select new { pack, place }).ToListAsync();
        return
        [
            .. rows.Where(row => row.place.Kind.IsUsable())
                .OrderBy(row => row.pack.OwnerClientId is null).ThenBy(row => row.pack.Expiry ?? DateOnly.MaxValue).ThenBy(row => row.pack.LabelCode, StringComparer.Ordinal)
                .Select(row => new Choice(row.pack.Id, row.place.Id, row.pack.LabelCode, row.pack.Lot, row.pack.Expiry, row.place.Name,
                    row.pack.OwnerClientId is null ? "House" : "This client")),
        ];
    }
}
