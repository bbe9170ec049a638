using System.ComponentModel.DataAnnotations;
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

    public sealed record ListModel(FindDiscrepancies.View View, int Page, DateTime Now);

    /// <param name="View">The discrepancy.</param>
    /// <param name="Note">The form for a note; null for people who may look but not write.</param>
    /// <param name="Now">When the page was made, UTC.</param>
    public sealed record OneModel(SeeDiscrepancy.View View, NoteForm? Note, DateTime Now);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery(Name = "page")] int number = 1)
    {
        var page = Math.Clamp(number, 1, 10_000);
        return View(new ListModel(await find.AskAsync(page), page, Now));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One(Guid id)
    {
        var mayWrite = Policies.Rules[Policies.NoteDiscrepancies].Allows(current.Actor);
        return await see.AskAsync(id) is { } view
            ? View(new OneModel(view, mayWrite ? new NoteForm { PostingId = acts.NewId() } : null, Now))
            : NotFound();
    }

    [HttpPost("{id:guid}")]
    [Authorize(Policy = Policies.NoteDiscrepancies)]
    public async Task<IActionResult> One(Guid id, NoteForm form)
    {
        if (await see.AskAsync(id) is not { } view)
            return NotFound();
        var again = new OneModel(view, form, Now);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(again));
        var result = await addNote.RunAsync(act, new(id, form.Text!));
        return this.Answer(result, "Note added", Redirect($"/discrepancies/{id}"), () => View(again));
    }
}
