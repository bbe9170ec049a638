using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Register;

/// <summary>The register as files. Each one that is taken away is recorded.</summary>
[Route("register")]
[Authorize(Policy = Policies.SeeRegister)]
[Authorize(Policy = Policies.Export)]
public sealed class RegisterExportsController(
    ReadRegisterPage readPage, ReadStatement readStatement, ReadDailyLog readLog, Audits audits, CurrentStaff current,
    TimeProvider clock) : Controller
{
    /// <summary>More lines than this are not exported at once.</summary>
    private const int MostLines = 20_000;

    private FacilityTime Time => current.Time;

    private RunStamp Stamp => new(current.Actor.Name, clock.GetUtcNow().UtcDateTime);

    [HttpGet("{pageId:guid}/lines.csv")]
    public async Task<IActionResult> Lines(Guid pageId, [FromQuery] RegisterAsk ask)
    {
        if (!ModelState.IsValid)
            return Redirect($"/register/{pageId}{Request.QueryString}");
        if (await readPage.AskAllAsync(pageId, ask.Range(Time), MostLines) is not { } view)
            return NotFound();
        if (view.HasLater)
        {
            ModelState.AddModelError(nameof(ask.To), $"The range has more than {MostLines:N0} lines. Choose fewer days or lines.");
            return this.Refused([], () => View("~/Features/Register/TooMany.cshtml"));
        }

        await audits.RecordAsync(AuditKind.Exported, "register page", pageId, $"{view.Range.Words(Time)}: {view.Rows.Count} lines");
        return Csv(RegisterFiles.Lines(view, Stamp), $"register-{Slug(view.Heading.Title)}");
    }

    [HttpGet("statement.csv")]
    public Task<IActionResult> Statement([FromQuery] StatementAsk ask) => StatementOf(null, ask);

    [HttpGet("{pageId:guid}/statement.csv")]
    public Task<IActionResult> Statement(Guid pageId, [FromQuery] StatementAsk ask) => StatementOf(pageId, ask);

    [HttpGet("day.csv")]
    public async Task<IActionResult> Day(DateOnly? date)
    {
        if (!ModelState.IsValid || date is { Year: < DayRange.FirstYear or > DayRange.LastYear })
            return Redirect($"/register/day{Request.QueryString}");
        var view = await readLog.AskAsync(date ?? Time.Day(clock.GetUtcNow().UtcDateTime));
        await audits.RecordAsync(AuditKind.Exported, "daily log", null, $"{FacilityTime.Words(view.Day)}: {view.Rows.Count} lines");
        return Csv(RegisterFiles.DailyLog(view, Stamp), $"daily-log-{view.Day:yyyy-MM-dd}");
    }

    private async Task<IActionResult> StatementOf(Guid? pageId, StatementAsk ask)
    {
        var path = pageId is { } id ? $"/register/{id}/statement" : "/register/statement";
        if (!ModelState.IsValid)
            return Redirect($"{path}{Request.QueryString}");
        var asked = ask.With(Time.Day(clock.GetUtcNow().UtcDateTime));
        if (await readStatement.AskAsync(pageId, asked.From!.Value, asked.To!.Value, asked.As) is not { } view)
            return NotFound();
        await audits.RecordAsync(AuditKind.Exported, "statement", pageId, view.RangeWords);
        return Csv(RegisterFiles.Statement(view, Stamp), $"statement-{asked.From:yyyy-MM-dd}-{asked.To:yyyy-MM-dd}");
    }

    private FileContentResult Csv(byte[] content, string name) => File(content, "text/csv; charset=utf-8", $"{name}.csv");

    private static string Slug(string title) =>
        string.Join('-', title.ToLowerInvariant().Split(' ').Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)]))
            .Where(word => word.Length > 0));
}
