using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Incidents;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Charts;

/// <summary>One client's chart, on screen and on paper.</summary>
[Route("charts")]
[Authorize(Policy = Policies.SeeChart)]
public sealed class ChartsController(
    FindChart findChart, FindBanner findBanner, FindIncidents findIncidents, Audits audits, CurrentStaff current, TimeProvider clock) : Controller
{
    private const int Usual = 7;

    public sealed record Page(Guid ClientId, ClientBannerView Banner, DateOnly From, DateOnly To, string? Asked, IReadOnlyList<FindChart.Day> Days,
        IReadOnlyList<FindIncidents.Row> Incidents, DateTime Now);

    [HttpGet("{clientId:guid}")]
    public async Task<IActionResult> Chart(Guid clientId, DateOnly? from, DateOnly? to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await findBanner.AskAsync(clientId, now) is not { } banner)
            return NotFound();
        var today = current.Facility.LocalDay(now);
        var last = to is { } until && until <= today ? until : today;
        var first = from is { } since && since <= last ? since : last.AddDays(1 - Usual);
        var asked = (from ?? first, to ?? last) == (first, last) ? null : "The days asked for are not all there; these are shown instead.";
        if (last.DayNumber - first.DayNumber >= FindChart.MostDays)
            (first, asked) = (last.AddDays(1 - FindChart.MostDays), $"At most {FindChart.MostDays} days are shown at once.");
        await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, $"Chart {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.");
        var days = await findChart.AskAsync(clientId, current.Facility, current.Limits, now, first, last);
        return View(new Page(clientId, banner, first, last, asked, days, await findIncidents.AskAsync(clientId), now));
    }
}
