using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Audit;

/// <summary>Who looked at, changed or tried what. Reading it is itself recorded.</summary>
[Route("audit")]
[Authorize(Policy = Policies.SeeAudit)]
public sealed class AuditController(
    CurrentStaff current, Audits audits, ReadAudit readAudit, ExportAudit exportAudit, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] AuditFilter filter, long? at, Guid? below)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View("Unreadable"));
        await audits.RecordAsync(AuditKind.AuditRead, "audit", null, filter.ToString());
        await audits.WrittenAsync();
        var key = at is { } milliseconds && below is { } id && milliseconds is > 0 and < 253_402_300_800_000
            ? new ReadAudit.Key(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, id)
            : null;
        return View(await readAudit.AskAsync(current.Facility, filter, key));
    }

    [HttpGet("export")]
    public async Task<IActionResult> Export([FromQuery] AuditFilter filter)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View("Unreadable"));
        var now = clock.GetUtcNow().UtcDateTime;
        await audits.WrittenAsync();
        if (await exportAudit.AskAsync(current.Facility, filter, current.Actor.Name, now) is not { } file)
            return this.Refused([], () => View("TooLong"));
        await audits.RecordAsync(AuditKind.Exported, "audit", null, filter.ToString());
        return File(file, "text/csv; charset=utf-8", $"audit-{current.Time.Day(now):yyyy-MM-dd}.csv");
    }
}
