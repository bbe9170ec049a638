using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Register;

/// <summary>The register on screen and on paper. Every reading is recorded before it is shown.</summary>
[Route("register")]
[Authorize(Policy = Policies.SeeRegister)]
public sealed class RegisterController(
    FindRegisterPages findPages, ReadRegisterPage readPage, ReadStatement readStatement, ReadDailyLog readLog,
    Audits audits, CurrentStaff current, TimeProvider clock) : Controller
{
    /// <summary>More lines than this are not printed at once.</summary>
    private const int MostOnPaper = 3_000;

    private FacilityTime Time => current.Time;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private bool MayExport => Policies.Rules[Policies.Export].Allows(current.Actor);

    [HttpGet("")]
    public async Task<IActionResult> Index(string? search)
    {
        if (search is { Length: > 200 })
            search = search[..200];
        await audits.RecordAsync(AuditKind.RegisterRead, "register", null, "list of pages");
        return View(new RegisterIndexModel(await findPages.AskAsync(search), search, Time));
    }

    [HttpGet("{pageId:guid}")]
    public async Task<IActionResult> Page(Guid pageId, [FromQuery] RegisterAsk ask)
    {
        var isRefused = !ModelState.IsValid;
        var asked = isRefused ? new RegisterAsk() : ask;
        if (await readPage.AskAsync(pageId, asked.Range(Time), asked.Window()) is not { } view)
            return NotFound();
        await audits.RecordAsync(AuditKind.RegisterRead, "register page", pageId, LinesIn(view));
        var page = View(new RegisterPageModel(view, asked, MayExport));
        return isRefused ? this.Refused([], () => page) : page;
    }

    [HttpGet("{pageId:guid}/print")]
    public async Task<IActionResult> Print(Guid pageId, [FromQuery] RegisterAsk ask)
    {
        if (!ModelState.IsValid)
            return RedirectToAsk(pageId);
        if (await readPage.AskAllAsync(pageId, ask.Range(Time), MostOnPaper) is not { } view)
            return NotFound();
        await audits.RecordAsync(AuditKind.Printed, "register page", pageId, LinesIn(view));
        return View(new RegisterPrintModel(view, ask, Now, current.Actor.Name));
    }

    [HttpGet("statement")]
    public Task<IActionResult> Statement([FromQuery] StatementAsk ask) => StatementOf(null, ask);

    [HttpGet("{pageId:guid}/statement")]
    public Task<IActionResult> Statement(Guid pageId, [FromQuery] StatementAsk ask) => StatementOf(pageId, ask);

    [HttpGet("day")]
    public async Task<IActionResult> Day(DateOnly? date)
    {
        if (date is { Year: < DayRange.FirstYear or > DayRange.LastYear })
            ModelState.AddModelError(nameof(date), DayRange.OutOfRange);
        var isRefused = !ModelState.IsValid;
        var day = isRefused || date is null ? Time.Day(Now) : date.Value;
        var view = await readLog.AskAsync(day);
        await audits.RecordAsync(AuditKind.RegisterRead, "daily log", null, FacilityTime.Words(day));
        var page = View(new DailyLogModel(view, MayExport, Now, current.Actor.Name));
        return isRefused ? this.Refused([], () => page) : page;
    }

    private async Task<IActionResult> StatementOf(Guid? pageId, StatementAsk ask)
    {
        var isRefused = !ModelState.IsValid;
        var asked = (isRefused ? new StatementAsk() : ask).With(Time.Day(Now));
        if (await readStatement.AskAsync(pageId, asked.From!.Value, asked.To!.Value, asked.As) is not { } view)
            return NotFound();
        await audits.RecordAsync(AuditKind.RegisterRead, "statement", pageId, view.RangeWords);
        var page = View("Statement", new StatementModel(view, asked, pageId, MayExport, Now, current.Actor.Name));
        return isRefused ? this.Refused([], () => page) : page;
    }

    /// <summary>A range that does not fit is put right on the page's own form.</summary>
    private RedirectResult RedirectToAsk(Guid pageId) => Redirect($"/register/{pageId}{Request.QueryString}");

    private static string LinesIn(ReadRegisterPage.View view) => view.Rows.Count == 0
        ? "no lines"
        : $"lines {view.Rows.Min(row => row.Number)} to {view.Rows.Max(row => row.Number)}"
            + (view.Range.As == RegisterAs.Happened ? ", as it happened" : "");
}
