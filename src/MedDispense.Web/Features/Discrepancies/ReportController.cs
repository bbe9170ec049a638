using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Anybody of the house reports what was lost or found.</summary>
[Route("discrepancies")]
[Authorize(Policy = Policies.AnyStaff)]
public sealed class ReportController(
    ReportLostOrFound report, ReportFormChoices choices, Acts acts, CurrentStaff current) : Controller
{
    private const string FormView = "~/Features/Discrepancies/Report.cshtml";

    public sealed record Form : ActForm
    {
        /// <summary><c>lost</c> or <c>found</c>.</summary>
        [Display(Name = "What is reported")]
        [Required(ErrorMessage = "Choose whether it is lost or found.")]
        [RegularExpression("lost|found", ErrorMessage = "Choose whether it is lost or found.")]
        public string? What { get; init; }

        [Display(Name = "Label of the pack")]
        [StringLength(200, ErrorMessage = "A label is shorter. Scan it again.")]
        public string? Label { get; init; }

        [Display(Name = "Medicine")]
        public Guid? MedicineId { get; init; }

        [Display(Name = "How much")]
        [Required(ErrorMessage = "Enter how much it is; the nearest guess will do.")]
        [StringLength(40, ErrorMessage = "An amount is shorter. Enter it again.")]
        public string? Amount { get; init; }

        [Display(Name = "Where")]
        public Guid? PlaceId { get; init; }

        /// <summary>Local date and time.</summary>
        [Display(Name = "When it was noticed")]
        public DateTime? HappenedAt { get; init; }

        [Display(Name = "What happened")]
        [Required(ErrorMessage = "Write what happened.")]
        [StringLength(ReportLostOrFound.MostText, ErrorMessage = "Up to 2,000 characters.")]
        public string? Text { get; init; }
    }

    public sealed record Model(Form Form, ReportFormChoices.View Choices);

    [HttpGet("report")]
    public async Task<IActionResult> New() =>
        View(FormView, new Model(new Form { PostingId = acts.NewId() }, await choices.AskAsync()));

    [HttpPost("report")]
    public async Task<IActionResult> New(Form form)
    {
        var again = new Model(form, await choices.AskAsync());
        if (form.HappenedAt is { Year: < 2000 or > 2100 })
            ModelState.AddModelError(nameof(form.HappenedAt), "The year lies between 2000 and 2100.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(FormView, again));
        DateTime? happened = form.HappenedAt is { } at ? current.Time.ToUtc(at) : null;
        var result = await report.RunAsync(act, new(
            form.What == "lost", form.MedicineId, form.Label, form.PlaceId, form.Amount, form.Text, happened));
        return this.Answer(result, "Reported", Redirect($"/discrepancies/reported/{act.Id}"), () => View(FormView, again));
    }

    [HttpGet("reported/{postingId:guid}")]
    public async Task<IActionResult> Reported(Guid postingId) =>
        await choices.AskNumberAsync(postingId, current.Actor.MembershipId) is { } number
            ? View("~/Features/Discrepancies/Reported.cshtml", number)
            : NotFound();
}
