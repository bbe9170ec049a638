using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>A client leaves for good: the page shows what stands in the way and which orders end.</summary>
[Route("clients/{id:guid}/discharge")]
[Authorize(Policy = Policies.KeepClients)]
public sealed class DischargeController(
    DischargeClient discharge, ClientPage clientPage, FindOrders findOrders, MedDispenseDb db, ShownClient shownClient, CurrentStaff current,
    Acts acts, TimeProvider clock) : Controller
{
    public sealed record Form : ActForm
    {
        /// <summary>The version of the client that the page showed.</summary>
        public int Version { get; init; }

        [Required(ErrorMessage = "Choose how the stay ends.")]
        [Display(Name = "How the stay ends")]
        public StayEventKind? Kind { get; init; }

        [Required(ErrorMessage = "Say where the client went, and who was told.")]
        [StringLength(2000, ErrorMessage = "Up to 2,000 characters.")]
        [Display(Name = "Where to, and who was told")]
        public string? Note { get; init; }

        /// <summary>Local; empty for now.</summary>
        [Display(Name = "When")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? HappenedAt { get; init; }

        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "Why medicines stay here")]
        public string? MedicinesReason { get; init; }

        [BindNever]
        public Guid ClientId { get; init; }

        [BindNever]
        public ClientBannerView? Banner { get; init; }

        [BindNever]
        public IReadOnlyList<ClientPage.Owned> OwnedHere { get; init; } = [];

        /// <summary>What was prepared for the client and is not answered.</summary>
        [BindNever]
        public IReadOnlyList<Prepared> InHands { get; init; } = [];

        /// <summary>Orders that end with the stay.</summary>
        [BindNever]
        public IReadOnlyList<OrderView> OrdersThatEnd { get; init; } = [];
    }

    /// <summary>A dose in somebody's hands.</summary>
    public sealed record Prepared(Guid PostingId, string Medicine, string By);

    [HttpGet("")]
    public async Task<IActionResult> Discharge(Guid id)
    {
        var version = await db.Clients.Where(row => row.Id == id).Select(row => (int?)row.Version).SingleOrDefaultAsync();
        return version is null ? NotFound() : View(await FilledAsync(id, new Form { PostingId = acts.NewId(), Version = version.Value }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Discharge(Guid id, Form form)
    {
        if (!await db.Clients.AnyAsync(row => row.Id == id))
            return NotFound();
        var filled = await FilledAsync(id, form);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(filled));
        var result = await discharge.RunAsync(act, new(id, form.Version, form.Kind!.Value, // Required.
            form.HappenedAt is { } at ? current.Time.ToUtc(at) : null, FormText.Line(form.Note), OrderTermsReader.Text(form.MedicinesReason)));
        return result.IsPosted
            ? this.Answer(result, "The stay has ended", Redirect($"/clients/{id}"), () => View(filled))
            : this.RefuseBesideFields(result.Findings, () => View(filled));
    }

    private async Task<Form> FilledAsync(Guid id, Form form)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ending = (await db.OrdersOfAsync(id)).Where(order => order.LastsBeyond(now)).Select(order => order.Order.Id).ToHashSet();
        return form with
        {
            ClientId = id,
            Banner = await shownClient.AskAsync(id, "stay"),
            OwnedHere = await clientPage.OwnedAsync(id),
            InHands = await InHandsAsync(id),
            OrdersThatEnd = [.. (await findOrders.AskAsync(id)).Where(order => ending.Contains(order.Id))],
        };
    }

    private async Task<IReadOnlyList<Prepared>> InHandsAsync(Guid id)
    {
        var rows = await (
            from dose in db.DosesInHands().Where(dose => dose.ClientId == id)
            join posting in db.Postings on dose.PostingId equals posting.Id
            join medicine in db.Medicines on dose.MedicineId equals medicine.Id
            orderby posting.Number
            select new { dose.PostingId, posting.ActorName, Medicine = medicine }).ToListAsync();
        return [.. rows.Select(row => new Prepared(row.PostingId, MedicineWords.Of(row.Medicine), row.ActorName))];
    }
}
