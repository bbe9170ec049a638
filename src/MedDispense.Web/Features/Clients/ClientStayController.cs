using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>A client goes on leave, comes back, or is admitted again; leaving for good is a posting of its own, see
/// <see cref="DischargeController"/>.</summary>
[Route("clients/{id:guid}")]
[Authorize(Policy = Policies.KeepClients)]
public sealed class ClientStayController(
    StartLeave startLeave, EndLeave endLeave, ReadmitClient readmitClient, MedDispenseDb db, ShownClient shownClient,
    CurrentStaff current, Acts acts) : Controller
{
    public abstract record StayForm : ClientActForm
    {
        /// <summary>Local; empty for now.</summary>
        [Display(Name = "When")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? HappenedAt { get; init; }
    }

    public sealed record LeaveForm : StayForm
    {
        [Required(ErrorMessage = "Enter when the client is expected back.")]
        [Display(Name = "Expected back")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? ExpectedBackAt { get; init; }

        [Required(ErrorMessage = "Say where the client goes.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        [Display(Name = "Where to")]
        public string? Where { get; init; }
    }

    public sealed record BackForm : StayForm
    {
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Note { get; init; }
    }

    public sealed record ReadmitForm : StayForm
    {
        public AdmissionFields Admission { get; init; } = new();
    }

    [HttpGet("leave")]
    public Task<IActionResult> Leave(Guid id) => ShowAsync(id, new LeaveForm());

    [HttpPost("leave")]
    public Task<IActionResult> Leave(Guid id, LeaveForm form) => SaveAsync(id, form, "On leave", filled => startLeave.RunAsync(
        acts.Change(filled.EntryId!.Value), // Required.
        new(id, filled.Version, Utc(filled.HappenedAt), Utc(filled.ExpectedBackAt) ?? default, FormText.Line(filled.Where))));

    [HttpGet("back")]
    public Task<IActionResult> Back(Guid id) => ShowAsync(id, new BackForm());

    [HttpPost("back")]
    public Task<IActionResult> Back(Guid id, BackForm form) => SaveAsync(id, form, "Back in the house", filled => endLeave.RunAsync(
        acts.Change(filled.EntryId!.Value), new(id, filled.Version, Utc(filled.HappenedAt), OrderTermsReader.Text(filled.Note)))); // Required.

    [HttpGet("readmit")]
    public Task<IActionResult> Readmit(Guid id) => ShowAsync(id, new ReadmitForm());

    [HttpPost("readmit")]
    public Task<IActionResult> Readmit(Guid id, ReadmitForm form) => SaveAsync(id, form, "Admitted again", async filled =>
        (await readmitClient.RunAsync(acts.Change(filled.EntryId!.Value), // Required.
            new(id, filled.Version, filled.Admission.ToAdmission(Utc(filled.HappenedAt))))).WithinAdmission());

    private async Task<IActionResult> ShowAsync<TForm>(Guid id, TForm form)
        where TForm : StayForm
    {
        var version = await db.Clients.Where(row => row.Id == id).Select(row => (int?)row.Version).SingleOrDefaultAsync();
        return version is null ? NotFound() : View(await FilledAsync(id, form with { EntryId = acts.NewId(), Version = version.Value }));
    }

    private async Task<IActionResult> SaveAsync<TForm>(Guid id, TForm form, string done, Func<TForm, Task<ChangeResult>> save)
        where TForm : StayForm
    {
        if (!await db.Clients.AnyAsync(row => row.Id == id))
            return NotFound();
        var filled = await FilledAsync(id, form);
        if (!ModelState.IsValid)
            return this.Refused([], () => View(filled));
        var result = await save(filled);
        return this.Answer(result, done, Redirect($"/clients/{id}"), () => View(filled));
    }

    private async Task<TForm> FilledAsync<TForm>(Guid id, TForm form)
        where TForm : StayForm
    {
        var banner = await shownClient.AskAsync(id, "stay");
        return (TForm)((StayForm)form with { ClientId = id, Banner = banner });
    }

    private DateTime? Utc(DateTime? local) => local is { } moment ? current.Time.ToUtc(moment) : null;
}
