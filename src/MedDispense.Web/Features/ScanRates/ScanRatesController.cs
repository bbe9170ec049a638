using MedDispense.Domain.Facilities;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.ScanRates;

/// <summary>How often client and pack were scanned, for whoever answers for the house.</summary>
[Route("scan-rates")]
[Authorize(Policy = Policies.SeeScanRates)]
public sealed class ScanRatesController(FindScanRates find, CurrentStaff current, TimeProvider clock) : Controller
{
    /// <summary>Days that are shown at most: a year.</summary>
    public const int MostDays = 366;

    private const int Usual = 28;

    public sealed record Page(FindScanRates.View View, DateOnly From, DateOnly To, string? Asked, DateTime Now);

    [HttpGet("")]
    public async Task<IActionResult> Index(DateOnly? from, DateOnly? to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = current.Facility.LocalDay(now);
        var last = to is { } until && until <= today ? until : today;
        var first = from is { } since && since <= last ? since : last.DayNumber >= Usual ? last.AddDays(1 - Usual) : last;
        var asked = (from ?? first, to ?? last) == (first, last) ? null : "The days asked for are not all there; these are shown instead.";
        if (last.DayNumber - first.DayNumber >= MostDays)
            (first, asked) = (last.AddDays(1 - MostDays), $"At most {MostDays} days are shown at once.");
        return View(new Page(await find.AskAsync(current.Facility, first, last), first, last, asked, now));
    }
}
