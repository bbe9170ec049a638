using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Corrections;

[Route("corrections")]
[Authorize(Policy = Policies.Correct)]
public sealed class CorrectionsController(CorrectEntry correct, FindEntries findEntries, CurrentStaff current, Acts acts) : Controller
{
    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "Write what happened instead.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        /// <summary>The discrepancy that this explains.</summary>
        public Guid? Discrepancy { get; init; }

        [BindNever]
        public EntryView? Entry { get; init; }
    }

    public sealed record ListPage(string? Number, IReadOnlyList<EntryView> Entries, bool SeesAll);

    [HttpGet("")]
    public async Task<IActionResult> Index(string? number)
    {
        // Whoever looks for an entry by its number knows it; without one a person sees their own, a manager all.
        var seesAll = current.Actor.IsAny(StaffRoles.Manager | StaffRoles.Pharmacist);
        long? exact = long.TryParse(number?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        var wanted = string.IsNullOrWhiteSpace(number) ? (long?)null : exact ?? 0;
        var entries = await findEntries.AskAsync(wanted, seesAll || wanted is not null ? null : current.Actor.MembershipId);
        return View(new ListPage(number, entries, seesAll));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> New(Guid id, Guid? discrepancy) => await findEntries.OneAsync(id) is { } entry
        ? View(Filled(new Form { PostingId = acts.NewId(), Discrepancy = discrepancy }, entry))
        : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> New(Guid id, Form form)
    {
        if (await findEntries.OneAsync(id) is not { } entry)
            return NotFound();
        form = Filled(form, entry);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await correct.RunAsync(act, new(id, form.Reason!, form.Discrepancy)); // Required.
        return this.Answer(result, $"Entry {entry.Number} recorded in error", Redirect("/corrections"), () => View(form));
    }

    private static Form Filled(Form form, EntryView entry) =>
        form with { Entry = entry, Witness = form.Witness with { Optional = !entry.IsControlled } };
}
