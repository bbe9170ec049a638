using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Audit;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.DailyClose;

[Route("daily-close")]
[Authorize(Policy = Policies.SeeRegister)]
public sealed class DailyCloseController(
    CloseDay closeDay, SeeDay seeDay, ReadClose readClose, VerifyRecord verify, Acts acts, CurrentStaff current,
    Audits audits, TimeProvider clock) : Controller
{
    public sealed record Form : ActForm
    {
        [Display(Name = "Day")]
        [Required(ErrorMessage = "Choose the day.")]
        public DateOnly? BusinessDate { get; init; }

        [Display(Name = "What is known about open matters")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Remarks { get; init; }

        [Display(Name = "Why days before it are left out")]
        [StringLength(500, ErrorMessage = "Up to 500 characters.")]
        public string? SkippedReason { get; init; }

        [Display(Name = "Close today although it is not over")]
        public bool CloseNow { get; init; }
    }

    /// <param name="State">The house now.</param>
    /// <param name="Form">What was typed; null for people who may look but not close.</param>
    /// <param name="Closed">Days closed lately.</param>
    public sealed record IndexModel(SeeDay.View State, Form? Form, IReadOnlyList<ReadClose.View> Closed);

    /// <param name="Close">The closed day.</param>
    /// <param name="PrintedAt">When the page was made.</param>
    /// <param name="PrintedBy">For whom.</param>
    public sealed record ResultModel(ReadClose.View Close, DateTime PrintedAt, string PrintedBy);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var state = await SeeAsync();
        var mayClose = Policies.Rules[Policies.CloseDay].Allows(current.Actor);
        var form = mayClose && state.NotClosed.Count > 0
            ? new Form { PostingId = acts.NewId(), BusinessDate = state.Day }
            : null;
        return View(new IndexModel(state, form, await readClose.AskListAsync(null)));
    }

    [HttpPost("")]
    [Authorize(Policy = Policies.CloseDay)]
    public async Task<IActionResult> Index(Form form)
    {
        var again = new IndexModel(await SeeAsync(), form, await readClose.AskListAsync(null));
        if (form.BusinessDate is { Year: < DayRange.FirstYear or > DayRange.LastYear })
            ModelState.AddModelError(nameof(form.BusinessDate), DayRange.OutOfRange);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(again));
        var day = form.BusinessDate!.Value;
        var result = await closeDay.RunAsync(act, new(day, form.Remarks, form.SkippedReason, form.CloseNow));
        return this.Answer(result, $"{FacilityTime.Words(day)} is closed", Redirect($"/daily-close/{day:yyyy-MM-dd}"), () => View(again));
    }

    [HttpGet("{day:regex(^\\d{{4}}-\\d{{2}}-\\d{{2}}$)}")]
    public async Task<IActionResult> Closed(DateOnly day) =>
        ModelState.IsValid && await readClose.AskAsync(day) is { } close
            ? View(new ResultModel(close, Now, current.Actor.Name))
            : NotFound();

    [HttpGet("closed-days")]
    public async Task<IActionResult> ClosedDays(DateOnly? before) => View(await readClose.AskListAsync(before));

    /// <summary>A fragment of the page, or by itself where there is no script.</summary>
    [HttpGet("verification")]
    public async Task<IActionResult> Verification()
    {
        var report = await verify.AskAsync(HttpContext.RequestAborted);
        return Request.Headers.ContainsKey("HX-Request") ? PartialView("_Verification", report) : View(report);
    }

    private async Task<SeeDay.View> SeeAsync()
    {
        var state = await seeDay.AskAsync(Now);
        if (state.Care.All.Any(matter => matter.ClientFor(current.Actor) is not null))
            await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "What is open at the daily close.");
        return state;
    }
}
