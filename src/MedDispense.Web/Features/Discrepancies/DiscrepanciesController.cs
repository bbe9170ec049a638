using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Discrepancies;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Discrepancies;

[Route("discrepancies")]
[Authorize(Policy = Policies.SeeDiscrepancies)]
public sealed class DiscrepanciesController(
    FindDiscrepancies find, SeeDiscrepancy see, AddDiscrepancyNote addNote, Acts acts, CurrentStaff current,
    TimeProvider clock) : Controller
{
    public sealed record NoteForm : ActForm
    {
        [Display(Name = "What is known")]
        [Required(ErrorMessage = "Write what is known.")]
        [StringLength(AddDiscrepancyNote.MostText, ErrorMessage = "Up to 2,000 characters.")]
        public string? Text { get; init; }
    }

    public sealed record ListModel(FindDiscrepancies.View View, int Page, DateTime Now, string? Show, DiscrepancySeverity? Weight);

    /// <param name="View">The discrepancy.</param>
    /// <param name="Note">The form for a note; null for people who may look but not write.</param>
    /// <param name="Now">When the page was made, UTC.</param>
    /// <param name="MayDecide">Whether the person may decide discrepancies at all.</param>
    /// <param name="Part">What the person did since the last correct count; null for nothing.</param>
    /// <param name="RecountId">An id for the form that begins a recount.</param>
    public sealed record OneModel(SeeDiscrepancy.View View, NoteForm? Note, DateTime Now, bool MayDecide, string? Part, Guid? RecountId);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? show, DiscrepancySeverity? weight, [FromQuery(Name = "page")] int number = 1)
    {
        var page = Math.Clamp(number, 1, 10_000);
        var severity = weight is { } asked && Enum.IsDefined(asked) ? weight : null;
        var filter = new FindDiscrepancies.Filter(OpenOnly: show == "open", severity);
        return View(new ListModel(await find.AskAsync(page, filter), page, Now, show == "open" ? show : null, severity));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One(Guid id)
    {
        var mayWrite = Policies.Rules[Policies.NoteDiscrepancies].Allows(current.Actor);
        return await see.AskAsync(id, Now) is { } view
            ? View(ModelOf(view, mayWrite ? new NoteForm { PostingId = acts.NewId() } : null))
            : NotFound();
    }

    [HttpPost("{id:guid}")]
    [Authorize(Policy = Policies.NoteDiscrepancies)]
    public async Task<IActionResult> One(Guid id, NoteForm form)
    {
        if (await see.AskAsync(id, Now) is not { } view)
            return NotFound();
        var again = ModelOf(view, form);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(again));
        var result = await addNote.RunAsync(act, new(id, form.Text!));
        return this.Answer(result, "Note added", Redirect($"/discrepancies/{id}"), () => View(again));
    }

    private OneModel ModelOf(SeeDiscrepancy.View view, NoteForm? note) => new(
        view, note, Now, Policies.Rules[Policies.CloseDiscrepancy].Allows(current.Actor),
        view.Window.Involved.GetValueOrDefault(current.Actor.MembershipId),
        view.Next == NextStep.CountAgain && Policies.Rules[Policies.Count].Allows(current.Actor) ? acts.NewId() : null);
}
