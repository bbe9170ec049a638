using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Counts;

/// <summary>The list of counts, and how one begins and ends; its lines are counted in <see cref="CountLinesController"/>.</summary>
[Route("counts")]
[Authorize(Policy = Policies.Count)]
public sealed class CountsController(
    FindCounts findCounts, SeeCount seeCount, OpenCount openCount, CloseCount closeCount, GiveUpCount giveUp, PackOnForm places,
    CurrentStaff current, Acts acts, Audits audits, TimeProvider clock) : Controller
{
    public sealed record NewForm : ActForm
    {
        [Display(Name = "Why")]
        [Required(ErrorMessage = "Choose why it is counted.")]
        [RegularExpression("shift|spot", ErrorMessage = "Choose why it is counted.")]
        public string? Why { get; init; }

        [Display(Name = "Place")]
        [Required(ErrorMessage = "Choose the place.")]
        public Guid? PlaceId { get; init; }

        [BindNever]
        public IReadOnlyList<SelectListItem> Places { get; init; } = [];
    }

    /// <summary>The form that begins a recount; the page of the list has one for each line that is due.</summary>
    public sealed record RecountForm : ActForm;

    public sealed record CloseForm : ActForm
    {
        [Display(Name = "Keys that change hands")]
        [StringLength(CloseCount.MostKeys, ErrorMessage = "Up to 1,000 characters.")]
        public string? Keys { get; init; }

        [Display(Name = "What the incoming shift must know")]
        [StringLength(CloseCount.MostMatters, ErrorMessage = "Up to 2,000 characters.")]
        public string? OpenMatters { get; init; }

        [BindNever]
        public SeeCount.View? Count { get; init; }

        /// <summary>What the program found open.</summary>
        [BindNever]
        public IReadOnlyList<OpenMatter> Matters { get; init; } = [];

        public bool IsHandover => Count?.Session.Kind == CountKind.ShiftHandover;
    }

    public sealed record GiveUpForm : ActForm
    {
        [Display(Name = "Why it is given up")]
        [Required(ErrorMessage = "Write why the count is given up.")]
        [StringLength(GiveUpCount.MostReason, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        [BindNever]
        public SeeCount.View? Count { get; init; }
    }

    public sealed record IndexModel(FindCounts.View View, Func<Guid> NewId);

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await ListAsync());

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? place) => View(
        new NewForm { PostingId = acts.NewId(), PlaceId = place ?? current.Station?.PlaceId, Places = await PlacesAsync() });

    [HttpPost("new")]
    public async Task<IActionResult> New(NewForm form)
    {
        var again = form with { Places = await PlacesAsync() };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(again));
        var kind = form.Why == "shift" ? CountKind.ShiftHandover : CountKind.Spot;
        var result = await openCount.RunAsync(act, new(kind, form.PlaceId));
        return result.CountId is { } id ? Led(id, result.IsNew) : this.Answer(result.Refusal, "", NotFound(), () => View(again));
    }

    [HttpPost("recount/{id:guid}")]
    public async Task<IActionResult> Recount(Guid id, RecountForm form)
    {
        var list = await ListAsync();
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Index", list));
        var result = await openCount.RunAsync(act, new(CountKind.Recount, null, id));
        if (result.CountId is { } count)
            return Led(count, result.IsNew);
        return this.Answer(result.Refusal, "", NotFound(), () => View("Index", list));
    }

    [HttpGet("{id:guid}/close")]
    public async Task<IActionResult> Close(Guid id)
    {
        if (await seeCount.AskAsync(id) is not { } count)
            return NotFound();
        return count.Session.ClosedAt is null
            ? View(await FilledAsync(count, new CloseForm { PostingId = acts.NewId() }))
            : Redirect($"/counts/{id}");
    }

    [HttpPost("{id:guid}/close")]
    public async Task<IActionResult> Close(Guid id, CloseForm form)
    {
        if (await seeCount.AskAsync(id) is not { } count)
            return NotFound();
        var again = await FilledAsync(count, form);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(again));
        var result = await closeCount.RunAsync(act, new(id, form.Keys, form.OpenMatters), count.Session.Kind);
        return this.Answer(result, again.IsHandover ? "Shift handed over" : "Count closed", Redirect($"/counts/{id}"), () => View(again));
    }

    [HttpGet("{id:guid}/give-up")]
    public async Task<IActionResult> GiveUp(Guid id)
    {
        if (await seeCount.AskAsync(id) is not { } count)
            return NotFound();
        return count.Session.ClosedAt is null
            ? View(new GiveUpForm { PostingId = acts.NewId(), Count = count })
            : Redirect($"/counts/{id}");
    }

    [HttpPost("{id:guid}/give-up")]
    public async Task<IActionResult> GiveUp(Guid id, GiveUpForm form)
    {
        if (await seeCount.AskAsync(id) is not { } count)
            return NotFound();
        var again = form with { Count = count };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(again));
        var result = await giveUp.RunAsync(act, new(id, form.Reason!)); // Required.
        return this.Answer(result, "Count given up", Redirect("/counts"), () => View(again));
    }

    private RedirectResult Led(Guid id, bool isNew)
    {
        if (!isNew)
            TempData.Say(new Flash(Severity.Note, "This place is being counted already.", "This is the open count."));
        return Redirect($"/counts/{id}");
    }

    private async Task<IndexModel> ListAsync() => new(await findCounts.AskAsync(current.Actor.MembershipId), acts.NewId);

    private Task<IReadOnlyList<SelectListItem>> PlacesAsync() => places.PlacesAsync(PlaceKinds.SetUpByPeople);

    private async Task<CloseForm> FilledAsync(SeeCount.View count, CloseForm form)
    {
        var isHandover = count.Session.Kind == CountKind.ShiftHandover;
        var words = isHandover
            ? "The incoming person has seen the count, and takes over the keys and what is open, with their own badge or sign-in name and PIN."
            : "Another person who counted with you confirms it here, with their own badge or sign-in name and PIN.";
        var matters = isHandover ? await seeCount.MattersAsync(clock.GetUtcNow().UtcDateTime) : [];
        if (matters.Any(matter => matter.ClientFor(current.Actor) is not null))
            await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "What is open at the handover.");
        return form with
        {
            Count = count,
            Matters = matters,
            Witness = form.Witness with { Confirms = words, Optional = !isHandover },
        };
    }
}
