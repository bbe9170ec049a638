using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Photos of clients, kept in the database and shown to whoever may see the client.</summary>
[Route("clients/{id:guid}/photos")]
[Authorize(Policy = Policies.SeeClients)]
public sealed class ClientPhotosController(
    AddPhoto addPhoto, MedDispenseDb db, ShownClient shownClient, Audits audits, CurrentStaff current, Acts acts, TimeProvider clock) : Controller
{
    /// <summary>What a device's camera makes, where no script scales it: read so that the refusal can say so.</summary>
    private const int MostSent = 16 * 1024 * 1024;

    public sealed record Form : ClientActForm
    {
        [Required(ErrorMessage = "Take or choose a photo.")]
        [Display(Name = "Photo")]
        public IFormFile? File { get; init; }
    }

    /// <summary>The picture. Its reading belongs to the page that shows it, which was recorded a moment ago; one that
    /// stands alone is recorded itself.</summary>
    [HttpGet("{photoId:guid}")]
    public async Task<IActionResult> Photo(Guid id, Guid photoId)
    {
        var photo = await db.ClientPhotos.AsNoTracking().SingleOrDefaultAsync(row => row.Id == photoId && row.ClientId == id);
        if (photo is null)
            return NotFound();
        var since = clock.GetUtcNow().UtcDateTime.AddMinutes(-1);
        var recorded = await db.AuditEntries.AnyAsync(row => row.Kind == AuditKind.ClientRead && row.Subject == "client" && row.SubjectId == id
            && row.ActorId == current.Actor.MembershipId && row.At >= since);
        if (!recorded)
            await audits.RecordAsync(AuditKind.ClientRead, "client", id, "photo");
        Response.Headers.CacheControl = "private, no-store";
        return File(photo.Bytes, photo.ContentType);
    }

    [HttpGet("new")]
    [Authorize(Policy = Policies.KeepClients)]
    public async Task<IActionResult> New(Guid id) => await FilledAsync(id, new Form { EntryId = acts.NewId() }) is { } form ? View("Photo", form) : NotFound();

    [HttpPost("new")]
    [Authorize(Policy = Policies.KeepClients)]
    [RequestSizeLimit(MostSent)]
    public async Task<IActionResult> New(Guid id, Form form)
    {
        if (await FilledAsync(id, form) is not { } filled)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Refused([], () => View("Photo", filled));
        using var bytes = new MemoryStream();
        await filled.File!.CopyToAsync(bytes); // Required.
        var result = await addPhoto.RunAsync(acts.Change(filled.EntryId!.Value), new(id, bytes.ToArray()));
        return this.Answer(result, "Photo added", Redirect($"/clients/{id}"), () => View("Photo", filled));
    }

    private async Task<Form?> FilledAsync(Guid id, Form form) =>
        await shownClient.AskAsync(id, "photo") is { } banner ? form with { ClientId = id, Banner = banner } : null;
}
