using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>What whoever gives a dose must know of a client.</summary>
[Route("clients/{id:guid}/alerts")]
[Authorize(Policy = Policies.KeepClients)]
public sealed class ClientAlertsController(AddAlert addAlert, EndAlert endAlert, MedDispenseDb db, ShownClient shownClient, Acts acts) : Controller
{
    public sealed record Form : ClientActForm
    {
        [Required(ErrorMessage = "Say what whoever gives a dose must know.")]
        [StringLength(120, ErrorMessage = "Up to 120 characters: it stands on every page about the client.")]
        [Display(Name = "Alert")]
        public string? Words { get; init; }

        [BindNever]
        public IReadOnlyList<ClientAlert> Standing { get; init; } = [];
    }

    [HttpGet("")]
    public async Task<IActionResult> Alerts(Guid id) => await FilledAsync(id, new Form { EntryId = acts.NewId() }) is { } form ? View(form) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Alerts(Guid id, Form form)
    {
        if (await FilledAsync(id, form) is not { } filled)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Refused([], () => View(filled));
        var result = await addAlert.RunAsync(acts.Change(filled.EntryId!.Value), new(id, FormText.Line(filled.Words))); // Required.
        return this.Answer(result, "Alert added", Redirect($"/clients/{id}/alerts"), () => View(filled));
    }

    [HttpPost("{alertId:guid}/end")]
    public async Task<IActionResult> End(Guid id, Guid alertId)
    {
        if (await FilledAsync(id, new Form { EntryId = acts.NewId() }) is not { } filled)
            return NotFound();
        var result = await endAlert.RunAsync(acts.Change(acts.NewId()), new(id, alertId));
        return this.Answer(result, "Alert ended", Redirect($"/clients/{id}/alerts"), () => View("Alerts", filled));
    }

    private async Task<Form?> FilledAsync(Guid id, Form form) => await shownClient.AskAsync(id, "alerts") is { } banner
        ? form with
        {
            ClientId = id,
            Banner = banner,
            Standing = await db.ClientAlerts.AsNoTracking().Where(row => row.ClientId == id && row.EndedAt == null)
                .OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).ToListAsync(),
        }
        : null;
}
