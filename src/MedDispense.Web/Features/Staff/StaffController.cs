using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Staff;

/// <summary>The people of the house: who may sign in, as what, until when.</summary>
[Route("staff")]
[Authorize(Policy = Policies.KeepStaff)]
public sealed class StaffController(
    CurrentStaff current, Acts acts, StaffList staffList, StaffPage staffPage, AddStaff addStaff,
    ChangeStaff changeStaff, CloseStaff closeStaff, ResetPassword resetPassword, IssueBadge issueBadge,
    UnlockStaff unlockStaff, TimeProvider clock) : Controller
{
    /// <summary>Key in TempData of a temporary password, which the next page shows once.</summary>
    public const string TemporaryPasswordKey = "staff.temporary-password";

    public sealed record NewForm : StaffFields
    {
        [Required]
        public Guid? Id { get; init; }

        [Required(ErrorMessage = "Type the sign-in name.")]
        [StringLength(Domain.Staff.SignInName.Longest, ErrorMessage = "A sign-in name has 3 to 60 characters.")]
        public string? SignInName { get; init; }
    }

    public sealed record ChangeForm : StaffFields
    {
        public int Version { get; init; }
    }

    /// <summary>What the list shows, and what was asked for.</summary>
    public sealed record ListPage(IReadOnlyList<StaffList.Row> Rows, string? Find, bool Closed);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? find, bool closed) =>
        View(new ListPage(await staffList.AskAsync(find, closed, Now), find, closed));

    [HttpGet("new")]
    public IActionResult New() => View(new NewForm { Id = acts.NewId() });

    [HttpPost("new")]
    public async Task<IActionResult> New(NewForm form)
    {
        if (!Fits(form))
            return this.Refused([], () => View(form));
        var result = await addStaff.RunAsync(acts.Change(form.Id!.Value), new(form.SignInName!, Details(form)));
        if (result.TemporaryPassword is { } password)
            TempData[TemporaryPasswordKey] = password;
        return this.Answer(result.Change, $"{form.Name} added", Redirect($"/staff/{form.Id}"), () => View(form));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Person(Guid id) =>
        await staffPage.AskAsync(id, Now) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/change")]
    public async Task<IActionResult> Change(Guid id) =>
        await staffPage.AskAsync(id, Now) is { } page
            ? View(new ChangeForm
            {
                Name = page.Name,
                Initials = page.Initials,
                BadgeColour = page.BadgeColour,
                Roles = [.. StaffWords.Roles.Where(role => page.Terms.Roles.HasFlag(role))],
                Rights = [.. StaffWords.Rights.Where(right => page.Terms.Rights.HasFlag(right))],
                IsTrainee = page.Terms.IsTrainee,
                IsAgency = page.Terms.IsAgency,
                LastDay = page.Terms.Until is { } until ? current.Time.Day(until.AddTicks(-1)) : null,
                Version = page.Version,
            })
            : NotFound();

    [HttpPost("{id:guid}/change")]
    public async Task<IActionResult> Change(Guid id, ChangeForm form)
    {
        if (await staffPage.AskAsync(id, Now) is not { } page)
            return NotFound();
        if (!Fits(form))
            return this.Refused([], () => View(form));
        var result = await changeStaff.RunAsync(acts.Change(acts.NewId()), new(id, form.Version, Details(form, page.Terms.Until)));
        return this.Answer(result, "Changed", Redirect($"/staff/{id}"), () => View(form));
    }

    [HttpPost("{id:guid}/close")]
    public Task<IActionResult> Close(Guid id) => CloseAsync(id, close: true);

    [HttpPost("{id:guid}/reopen")]
    public Task<IActionResult> Reopen(Guid id) => CloseAsync(id, close: false);

    [HttpPost("{id:guid}/password")]
    public async Task<IActionResult> Password(Guid id)
    {
        var result = await resetPassword.RunAsync(acts.Change(acts.NewId()), new(id));
        if (result.TemporaryPassword is { } password)
            TempData[TemporaryPasswordKey] = password;
        return await AnswerAsync(id, result.Change, "Temporary password set; their PIN is gone");
    }

    [HttpPost("{id:guid}/unlock")]
    public async Task<IActionResult> Unlock(Guid id) =>
        await AnswerAsync(id, await unlockStaff.RunAsync(acts.Change(acts.NewId()), new(id)), "Unlocked");

    [HttpPost("{id:guid}/badge")]
    public async Task<IActionResult> Badge(Guid id, int version) =>
        await AnswerAsync(id, await issueBadge.RunAsync(acts.Change(acts.NewId()), new(id, version)), "Badge made: print it");

    private async Task<IActionResult> CloseAsync(Guid id, bool close) =>
        await AnswerAsync(id, await closeStaff.RunAsync(acts.Change(acts.NewId()), new(id, close)),
            close ? "Account closed" : "Account open again");

    private async Task<IActionResult> AnswerAsync(Guid id, ChangeResult result, string done)
    {
        var page = await staffPage.AskAsync(id, Now);
        return this.Answer(result, done, Redirect($"/staff/{id}"), () => View(nameof(Person), page));
    }

    private bool Fits(StaffFields form)
    {
        if (!form.AreKnown)
            ModelState.AddModelError(nameof(form.Roles), "Choose roles and rights from the list.");
        if (form.BadgeColour is { } colour && !BadgeColours.Names.Contains(colour))
            ModelState.AddModelError(nameof(form.BadgeColour), "Choose a colour from the list.");
        if (form.LastDay is { Year: < 2000 or > 2200 })
            ModelState.AddModelError(nameof(form.LastDay), "This day is too far away. Check the year.");
        return ModelState.IsValid;
    }

    /// <summary>A last day counts to its end, in the zone of the house.</summary>
    private StaffDetails Details(StaffFields form, DateTime? untilBefore = null)
    {
        DateTime? until = form.LastDay is { } day ? current.Time.StartOf(day.AddDays(1)) : null;
        // An end within a day, as a demo or another program may have set it, is no change when its day stays.
        if (untilBefore is { } before && form.LastDay == current.Time.Day(before.AddTicks(-1)))
            until = before;
        return new(form.Name!.Trim(), form.Initials!.Trim(), form.BadgeColour!.Trim(),
            new(form.AllRoles, form.AllRights, form.IsTrainee, form.IsAgency, until));
    }
}
