using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Clients;

/// <summary>The people whose medicines the house keeps. Whoever opens a client's page is recorded.</summary>
[Route("clients")]
[Authorize(Policy = Policies.SeeClients)]
public sealed class ClientsController(
    Acts acts, Audits audits, ClientList clientList, ClientPage clientPage, AddClient addClient,
    ChangeClient changeClient, CurrentStaff current, TimeProvider clock) : Controller
{
    public sealed record NewForm : ClientFields
    {
        [Required(ErrorMessage = "This form is incomplete. Open the page again.")]
        public Guid? Id { get; init; }

        /// <summary>Local; empty for now.</summary>
        [Display(Name = "Came")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? HappenedAt { get; init; }

        public AdmissionFields Admission { get; init; } = new();
    }

    public sealed record ChangeForm : ClientFields
    {
        public int Version { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index([StringLength(200)] string? find, Presence? show, int page = 1) =>
        View(await clientList.AskAsync(find, page, show));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Client(Guid id) => await ReadAsync(id) is { } page ? View(page) : NotFound();

    [HttpGet("new")]
    [Authorize(Policy = Policies.KeepClients)]
    public IActionResult New() => View(new NewForm { Id = acts.NewId() });

    [HttpPost("new")]
    [Authorize(Policy = Policies.KeepClients)]
    public async Task<IActionResult> New(NewForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var admission = form.Admission.ToAdmission(form.HappenedAt is { } local ? current.Time.ToUtc(local) : null);
        var result = (await addClient.RunAsync(acts.Change(form.Id!.Value), form.ToDetails(), admission)).WithinAdmission(); // Required.
        return this.Answer(result, "Client added", Redirect($"/clients/{form.Id}"), () => View(form));
    }

    [HttpGet("{id:guid}/change")]
    [Authorize(Policy = Policies.KeepClients)]
    public async Task<IActionResult> Change(Guid id) => await ReadAsync(id) is { } page
        ? View(new ChangeForm
        {
            FamilyName = page.FamilyName,
            GivenNames = page.GivenNames,
            BornOn = page.BornOn,
            Room = page.Room,
            House = page.House,
            CardCode = page.CardCode,
            Version = page.Version,
        })
        : NotFound();

    [HttpPost("{id:guid}/change")]
    [Authorize(Policy = Policies.KeepClients)]
    public async Task<IActionResult> Change(Guid id, ChangeForm form)
    {
        if (!ModelState.IsValid)
            return await clientPage.AskAsync(id, clock.GetUtcNow().UtcDateTime) is null ? NotFound() : this.Refused([], () => View(form));
        var result = await changeClient.RunAsync(acts.Change(acts.NewId()), new(id, form.Version, form.ToDetails()));
        return this.Answer(result, "Changed", Redirect($"/clients/{id}"), () => View(form));
    }

    /// <summary>Recorded before it is shown.</summary>
    private async Task<ClientPage.View?> ReadAsync(Guid id)
    {
        var page = await clientPage.AskAsync(id, clock.GetUtcNow().UtcDateTime);
        if (page is not null)
            await audits.RecordAsync(AuditKind.ClientRead, "client", id);
        return page;
    }
}
