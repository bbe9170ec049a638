using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Home;

/// <summary>The start page: what waits for this person.</summary>
[Authorize(Policy = Policies.AnyStaff)]
public sealed class HomeController(CurrentStaff current, WhatWaits whatWaits, TimeProvider clock) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index()
    {
        var waits = await whatWaits.AskAsync(
            current.Actor, current.Facility, current.Limits, current.Station?.PlaceId, clock.GetUtcNow().UtcDateTime);
        return View(Tiles(waits).Where(tile => tile.Count > 0).ToList());
    }

    /// <summary>Most pressing first.</summary>
    private IEnumerable<CountTile> Tiles(WhatWaits.View waits)
    {
        // A prescriber sees what waits for a signature; whoever wrote it down sees what waits too long.
        if (waits.OrdersToSign is { } toSign)
        {
            yield return new(toSign, toSign == 1 ? "order to sign" : "orders to sign", "/orders/waiting",
                waits.OrdersNotSigned > 0 ? Severity.Reason : null,
                waits.OrdersNotSigned > 0 ? $"{waits.OrdersNotSigned} past the time" : null);
        }
        else
        {
            yield return new(waits.OrdersNotSigned ?? 0,
                waits.OrdersNotSigned == 1 ? "verbal order not signed in time" : "verbal orders not signed in time", "/orders/waiting", Severity.Reason);
        }

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
