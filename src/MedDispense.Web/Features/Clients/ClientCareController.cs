using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>How far a client looks after their own medicine, and the card that a scanner reads.</summary>
[Route("clients/{id:guid}")]
[Authorize(Policy = Policies.KeepClients)]
public sealed class ClientCareController(
    SetSelfManagement setSelfManagement, ReissueCard reissueCard, MedDispenseDb db, ShownClient shownClient, Acts acts) : Controller
{
    public sealed record LevelForm : ClientActForm
    {
        [Required(ErrorMessage = "Choose one.")]
        [Display(Name = "Self-management")]
        public SelfManagement? Level { get; init; }

        [Required(ErrorMessage = "Say why, and who decided it.")]
        [StringLength(400, ErrorMessage = "Up to 400 characters.")]
        [Display(Name = "Why")]
        public string? Reason { get; init; }
    }

    public sealed record CardForm : ClientActForm
    {
        [BindNever]
        public string CardCode { get; init; } = "";
    }

    [HttpGet("self-management")]
    public async Task<IActionResult> SelfManagement(Guid id)
    {
        if (await FindAsync(id) is not { } client)
            return NotFound();
        return View(new LevelForm
        {
            EntryId = acts.NewId(),
            Version = client.Version,
            ClientId = id,
            Level = client.SelfManagement,
            Reason = client.SelfManagementReason,
            Banner = await shownClient.AskAsync(id, "self-management"),
        });
    }

    [HttpPost("self-management")]
    public async Task<IActionResult> SelfManagement(Guid id, LevelForm form)
    {
        if (await shownClient.AskAsync(id, "self-management") is not { } banner)
            return NotFound();
        form = form with { ClientId = id, Banner = banner };
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await setSelfManagement.RunAsync(acts.Change(form.EntryId!.Value), new(id, form.Version, form.Level!.Value, FormText.Line(form.Reason))); // Required.
        return this.Answer(result, "Changed", Redirect($"/clients/{id}"), () => View(form));
    }

    [HttpGet("card")]
    public async Task<IActionResult> Card(Guid id)
    {
        if (await FindAsync(id) is not { } client)
            return NotFound();
        return View(new CardForm
        {
            EntryId = acts.NewId(),
            Version = client.Version,
            ClientId = id,
            CardCode = client.CardCode,
            Banner = await shownClient.AskAsync(id, "card"),
        });
    }

    [HttpPost("card")]
    public async Task<IActionResult> Card(Guid id, CardForm form)
    {
        if (await FindAsync(id) is not { } client)
            return NotFound();
        form = form with { ClientId = id, CardCode = client.CardCode, Banner = await shownClient.AskAsync(id, "card") };
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await reissueCard.RunAsync(acts.Change(form.EntryId!.Value), new(id, form.Version)); // Required.
        return this.Answer(result, "New card made: print it. The one before is worthless", Redirect(client.Presence == Presence.Gone ? $"/clients/{id}" : $"/labels/cards?id={id}"), () => View(form));
    }

    private Task<Client?> FindAsync(Guid id) => db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
}
