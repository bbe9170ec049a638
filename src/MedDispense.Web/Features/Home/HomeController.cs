using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Home;

/// <summary>The start page: what waits for this person.</summary>
[Authorize(Policy = Policies.AnyStaff)]
public sealed class HomeController(CurrentStaff current, WhatWaits whatWaits, FirstSteps firstSteps, TimeProvider clock) : Controller
{
    private const int MostActs = 6;

    /// <summary>What people often come to do, as far as their roles go.</summary>
    private static readonly HomeAct[] Often =
    [
        new("Receive stock", "/receipts/new", Policies.MoveStock),
        new("Sign out", "/take-outs/new", Policies.TakeOut),
        new("Send", "/transfers/new", Policies.MoveStock),
        new("Waste", "/waste/new", Policies.MoveStock),
        new("Report lost or found", "/discrepancies/report", Policies.AnyStaff),
        new("Daily log", "/register/day", Policies.SeeRegister),
        new("Look up a client", "/clients", Policies.SeeClients),
        new("Add a person", "/staff/new", Policies.KeepStaff),
        new("Add a medicine", "/medicines/new", Policies.KeepFormulary),
    ];

    /// <summary>One of the buttons below what waits.</summary>
    public sealed record HomeAct(string Words, string Href, string Policy);

    /// <param name="Waits">What waits for the person, most pressing first.</param>
    /// <param name="Steps">What is to be done before the house goes live; empty afterwards.</param>
    /// <param name="Often">What the person often comes to do.</param>
    /// <param name="Scan">What they may scan, in words; null where no scan leads anywhere for them.</param>
    public sealed record Page(IReadOnlyList<CountTile> Waits, IReadOnlyList<FirstSteps.Step> Steps, IReadOnlyList<HomeAct> Often, string? Scan);

    [HttpGet("/")]
    public async Task<IActionResult> Index()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waits = await whatWaits.AskAsync(
            current.Actor, current.Facility, current.Limits, current.Station?.PlaceId, now);
        return View(new Page(
            [.. Tiles(waits).Where(tile => tile.Count > 0)],
            await firstSteps.AskAsync(current.Actor, current.Facility, now),
            [.. Often.Where(act => Policies.Rules[act.Policy].Allows(current.Actor)).Take(MostActs)],
            Policies.Rules[Policies.SeeStock].Allows(current.Actor) ? "Scan a pack, a card or a place"
                : Policies.Rules[Policies.SeeClients].Allows(current.Actor) ? "Scan a client’s card" : null));
    }

    /// <summary>Most pressing first.</summary>
    private IEnumerable<CountTile> Tiles(WhatWaits.View waits)
    {
        yield return new(waits.DosesOverdue ?? 0, waits.DosesOverdue == 1 ? "dose overdue and not answered" : "doses overdue and not answered",
            "/round", Severity.Reason);
        yield return new(waits.DosesInHands ?? 0, waits.DosesInHands == 1 ? "prepared dose not observed or brought back" : "prepared doses not observed or brought back",
            "/round", Severity.Caution);
        yield return new(waits.DosesHeld ?? 0, waits.DosesHeld == 1 ? "order held back until you decide" : "orders held back until you decide",
            "/orders/waiting", Severity.Reason);
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
        yield return new(waits.OpenCounts ?? 0, waits.OpenCounts == 1 ? "count open" : "counts open", "/counts");
        yield return new(waits.Recounts ?? 0, waits.Recounts == 1 ? "line to count again, which somebody else counted first" : "lines to count again, which somebody else counted first",
            "/counts", Severity.Reason);
        yield return new(waits.CountsDue ?? 0, waits.CountsDue == 1 ? "place not counted for a day" : "places not counted for a day", "/counts", Severity.Caution);
        yield return new(waits.OpenDiscrepancies ?? 0, waits.OpenDiscrepancies == 1 ? "discrepancy open" : "discrepancies open",
            "/discrepancies", Severity.Reason);
        yield return new(waits.LateEntriesToApprove ?? 0, waits.LateEntriesToApprove == 1 ? "late entry to approve" : "late entries to approve",
            "/late-entries");
        yield return new(waits.DaysNotClosed ?? 0, waits.DaysNotClosed == 1 ? "day not closed" : "days not closed", "/daily-close", Severity.Reason);
        yield return new(waits.ToDestroy ?? 0, waits.ToDestroy == 1 ? "destruction waits for two people" : "destructions wait for two people",
            "/destructions");
        yield return new(waits.ExpiringSoon ?? 0, waits.ExpiringSoon == 1 ? "pack expires soon or has expired" : "packs expire soon or have expired",
            "/stock/expiring", Severity.Caution);
        yield return new(waits.LowStock ?? 0, waits.LowStock == 1 ? "medicine is low" : "medicines are low", "/stock/low", Severity.Caution);
    }
}
