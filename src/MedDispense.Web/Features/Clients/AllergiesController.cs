using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>What a client is allergic to, or that nothing is known.</summary>
[Route("clients/{id:guid}/allergies")]
[Authorize(Policy = Policies.KeepAllergies)]
public sealed class AllergiesController(
    RecordAllergy recordAllergy, RecordNoAllergies recordNoAllergies, EndAllergy endAllergy, MedDispenseDb db, ShownClient shownClient, Acts acts) : Controller
{
    public sealed record Form : ClientActForm
    {
        [Required(ErrorMessage = "Enter the substance.")]
        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        public string? Substance { get; init; }

        [Required(ErrorMessage = "Enter what happened, or not known.")]
        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        [Display(Name = "What happened")]
        public string? Reaction { get; init; }

        [BindNever]
        public AllergyStatus Status { get; init; }

        /// <summary>Those that hold, then those that were ended.</summary>
        [BindNever]
        public IReadOnlyList<Allergy> Known { get; init; } = [];
    }

    public sealed record EndForm : ClientActForm
    {
        [Required(ErrorMessage = "Say why it is not an allergy, and who says so.")]
        [StringLength(400, ErrorMessage = "Up to 400 characters.")]
        [Display(Name = "Why it is none")]
        public string? Reason { get; init; }

        [BindNever]
        public Allergy? Allergy { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id) =>
        await FilledAsync(id, new Form { EntryId = acts.NewId() }, fresh: true) is { } form ? View("Allergies", form) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, Form form)
    {
        if (await FilledAsync(id, form, fresh: false) is not { } filled)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Refused([], () => View("Allergies", filled));
        var result = await recordAllergy.RunAsync(acts.Change(filled.EntryId!.Value), // Required.
            new(id, filled.Version, FormText.Line(filled.Substance), FormText.Line(filled.Reaction)));
        return this.Answer(result, "Allergy recorded", Redirect($"/clients/{id}/allergies"), () => View("Allergies", filled));
    }

    [HttpPost("none")]
    public async Task<IActionResult> None(Guid id, int version)
    {
        if (await FilledAsync(id, new Form { EntryId = acts.NewId(), Version = version }, fresh: false) is not { } filled)
            return NotFound();
        var result = await recordNoAllergies.RunAsync(acts.Change(acts.NewId()), new(id, version));
        return this.Answer(result, "No known allergies", Redirect($"/clients/{id}"), () => View("Allergies", filled));
    }

    [HttpGet("{allergyId:guid}/end")]
    public async Task<IActionResult> End(Guid id, Guid allergyId) =>
        await FilledAsync(id, allergyId, new EndForm { EntryId = acts.NewId() }, fresh: true) is { } form ? View("EndAllergy", form) : NotFound();

    [HttpPost("{allergyId:guid}/end")]
    public async Task<IActionResult> End(Guid id, Guid allergyId, EndForm form)
    {
        if (await FilledAsync(id, allergyId, form, fresh: false) is not { } filled)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Refused([], () => View("EndAllergy", filled));
        var result = await endAllergy.RunAsync(acts.Change(filled.EntryId!.Value), new(id, filled.Version, allergyId, FormText.Line(filled.Reason))); // Required.
        return this.Answer(result, "Allergy ended", Redirect($"/clients/{id}/allergies"), () => View("EndAllergy", filled));
    }

    private async Task<Form?> FilledAsync(Guid id, Form form, bool fresh)
    {
        if (await shownClient.AskAsync(id, "allergies") is not { } banner)
            return null;
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == id);
        var known = await db.Allergies.AsNoTracking().Where(row => row.ClientId == id).OrderBy(row => row.Substance).ThenBy(row => row.Id).ToListAsync();
        return form with
        {
            ClientId = id,
            Banner = banner,
            Status = client.AllergyStatus,
            Version = fresh ? client.Version : form.Version,
            Known = [.. known.OrderBy(row => row.EndedAt is not null)],
        };
    }

    private async Task<EndForm?> FilledAsync(Guid id, Guid allergyId, EndForm form, bool fresh)
    {
        var allergy = await db.Allergies.AsNoTracking().SingleOrDefaultAsync(row => row.Id == allergyId && row.ClientId == id);
        if (allergy is null || await shownClient.AskAsync(id, "allergies") is not { } banner)
            return null;
        var version = fresh ? await db.Clients.Where(row => row.Id == id).Select(row => row.Version).SingleAsync() : form.Version;
        return form with { ClientId = id, Banner = banner, Allergy = allergy, Version = version };
    }
}
