using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Home;

/// <summary>The start page: what waits for this person.</summary>
[Authorize(Policy = Policies.AnyStaff)]
public sealed class HomeController(CurrentStaff current, WhatWaits whatWaits, FirstSteps firstSteps, TimeProvider clock) : Controller
{
    /// <param name="Tiles">What waits.</param>
    /// <param name="Steps">What is to be done before the house goes live; empty afterwards.</param>
    public sealed record Page(IReadOnlyList<CountTile> Tiles, IReadOnlyList<FirstSteps.Step> Steps);

    [HttpGet("/")]
    public async Task<IActionResult> Index()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waits = await whatWaits.AskAsync(
            current.Actor, current.Facility, current.Limits, current.Station?.PlaceId, now);
        return View(new Page(
            [.. Tiles(waits).Where(tile => tile.Count > 0)], await firstSteps.AskAsync(current.Actor, current.Facility, now)));
    }

    /// <summary>Most pressing first.</summary>
    private IEnumerable<CountTile> Tiles(WhatWaits.View waits)
    {
        yield return new(waits.SignedOutToMe ?? 0, waits.SignedOutToMe == 1 ? "amount signed out to you" : "amounts signed out to you", "/take-outs",
            waits.SignedOutTooLong > 0 ? Severity.Reason : null,
            waits.SignedOutTooLong > 0 ? $"{waits.SignedOutTooLong} for longer than {current.Limits.ReturnLimitHours} hours" : null);
        yield return new(waits.TransfersToReceive ?? 0,
            (waits.TransfersToReceive == 1 ? "transfer to receive" : "transfers to receive") + (current.PlaceName is { } place ? $" at {place}" : ""),
            "/transfers");
        yield return new(waits.OpenDiscrepancies ?? 0, waits.OpenDiscrepancies == 1 ? "discrepancy open" : "discrepancies open",
            "/discrepancies", Severity.Reason);
        yield return new(waits.DaysNotClosed ?? 0, waits.DaysNotClosed == 1 ? "day not closed" : "days not closed", "/daily-close", Severity.Reason);
        yield return new(waits.ToDestroy ?? 0, waits.ToDestroy == 1 ? "destruction waits for two people" : "destructions wait for two people",
            "/destructions");
        yield return new(waits.ExpiringSoon ?? 0, waits.ExpiringSoon == 1 ? "pack expires soon or has expired" : "packs expire soon or have expired",
            "/stock/expiring", Severity.Caution);
        yield return new(waits.LowStock ?? 0, waits.LowStock == 1 ? "medicine is low" : "medicines are low", "/stock/low", Severity.Caution);
    }
}
