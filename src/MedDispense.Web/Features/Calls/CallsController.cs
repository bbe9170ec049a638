using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Calls;

/// <summary>Notes of calls to prescribers.</summary>
[Route("calls")]
[Authorize(Policy = Policies.WriteVerbalOrder)]
public sealed class CallsController(NoteCall noteCall, MedDispenseDb db, ShownClient shownClient, CurrentStaff current, Acts acts) : Controller
{
    public sealed record Form : ActForm
    {
        [Required]
        public Guid? ClientId { get; init; }

        [Display(Name = "Prescriber of the house")]
        public Guid? PrescriberId { get; init; }

        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        [Display(Name = "Another prescriber")]
        public string? PrescriberName { get; init; }

        /// <summary>Local; empty for now.</summary>
        [Display(Name = "When you spoke")]
        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
        public DateTime? SpokeAt { get; init; }

        [Required(ErrorMessage = "Write down what the prescriber said.")]
        [StringLength(4000, ErrorMessage = "Up to 4,000 characters.")]
        [Display(Name = "What was said")]
        public string? Said { get; init; }

        [Display(Name = "I read it back, and the prescriber confirmed it")]
        public bool ReadBack { get; init; }

        [BindNever]
        public ClientBannerView? Banner { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Prescribers { get; init; } = [];
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid client) =>
        await FilledAsync(new Form { PostingId = acts.NewId(), ClientId = client }) is { } form ? View(form) : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> New(Form form)
    {
        if (await FilledAsync(form) is not { } filled)
            return NotFound();
        if (await acts.BeginAsync(this, filled) is not { } act)
            return this.Refused([], () => View(filled));
        var result = await noteCall.RunAsync(act, new(
            filled.ClientId!.Value, filled.PrescriberId, OrderTermsReader.Text(filled.PrescriberName), // Filled for a client.
            filled.SpokeAt is { } local ? current.Time.ToUtc(local) : null, string.Join('\n', FormText.Lines(filled.Said)), filled.ReadBack));
        return result.IsPosted
            ? this.Answer(result, "Call noted", Redirect($"/clients/{filled.ClientId}/orders"), () => View(filled))
            : this.RefuseBesideFields(result.Findings, () => View(filled));
    }

    private async Task<Form?> FilledAsync(Form form)
    {
        if (form.ClientId is not { } client || await shownClient.AskAsync(client, "call") is not { } banner)
            return null;
        var prescribers = await db.Staff.AsNoTracking()
            .Where(row => row.ClosedAt == null && row.Id != current.Actor.MembershipId).OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync();
        return form with { Banner = banner, Prescribers = [.. prescribers.Where(row => row.Roles.HasFlag(StaffRoles.Prescriber)).Select(row => new SelectListItem(row.Name, row.Id.ToString()))] };
    }
}
