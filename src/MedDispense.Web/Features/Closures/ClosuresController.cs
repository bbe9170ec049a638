using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Closures;

/// <summary>The calendar of days on which the service is closed.</summary>
[Route("settings/closures")]
[Authorize(Policy = Policies.SetUp)]
public sealed class ClosuresController(MedDispenseDb db, AddClosure addClosure, EndClosure endClosure, Acts acts) : Controller
{
    private const int Most = 200;

    public sealed record Row(Guid Id, DateOnly FirstDay, DateOnly LastDay, string Reason, string By, bool IsEnded);

    public sealed record Form
    {
        [Required]
        public Guid? PostingId { get; init; }

        [Required(ErrorMessage = "Enter the first day.")]
        [Display(Name = "First day")]
        public DateOnly? FirstDay { get; init; }

        [Display(Name = "Last day")]
        public DateOnly? LastDay { get; init; }

        [Required(ErrorMessage = "Say why the service is closed.")]
        [StringLength(200, ErrorMessage = "Up to 200 characters.")]
        [Display(Name = "Why")]
        public string? Reason { get; init; }

        [BindNever]
        public IReadOnlyList<Row> Rows { get; init; } = [];
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await FilledAsync(new Form { PostingId = acts.NewId() }));

    [HttpPost("")]
    public async Task<IActionResult> Index(Form form)
    {
        form = await FilledAsync(form);
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var first = form.FirstDay!.Value; // Required.
        var result = await addClosure.RunAsync(acts.Change(form.PostingId!.Value), new(first, form.LastDay ?? first, FormText.Line(form.Reason))); // Required.
        return this.Answer(result, "Closed on these days", Redirect("/settings/closures"), () => View(form));
    }

    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id)
    {
        var result = await endClosure.RunAsync(acts.Change(acts.NewId()), new(id));
        return this.Answer(result, "Taken back", Redirect("/settings/closures"), () => Redirect("/settings/closures"));
    }

    private async Task<Form> FilledAsync(Form form) => form with
    {
        Rows = await (
            from closure in db.ServiceClosures.AsNoTracking()
            join person in db.Staff on closure.RecordedById equals person.Id
            orderby closure.FirstDay descending, closure.RecordedAt descending
            select new Row(closure.Id, closure.FirstDay, closure.LastDay, closure.Reason, person.Name, closure.EndedAt != null)).Take(Most).ToListAsync(),
    };
}
