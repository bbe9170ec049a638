using MedDispense.Domain.Audit;
using MedDispense.Web.Features.Calls;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Holds;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Orders;

/// <summary>The orders of a client, one order whole, and what waits for a prescriber's signature.</summary>
[Authorize(Policy = Policies.SeeOrders)]
public sealed class OrdersController(
    FindOrders findOrders, FindCalls findCalls, FindHolds findHolds, FindHeld findHeld, ShownClient shownClient, Audits audits,
    TimeProvider clock) : Controller
{
    public sealed record OfClient(ClientBannerView Banner, Guid ClientId, IReadOnlyList<OrderView> Orders, IReadOnlyList<CallView> Calls);

    /// <param name="Banner">Whose it is.</param>
    /// <param name="Order">The order.</param>
    /// <param name="Held">What holds its doses back now; null when nothing does.</param>
    /// <param name="Decisions">Prescribers' words that held doses go on, newest first.</param>
    public sealed record One(ClientBannerView Banner, OrderView Order, string? Held, IReadOnlyList<FindHolds.Decision> Decisions);

    public sealed record Waiting(IReadOnlyList<OrderToSign> Rows, IReadOnlyList<FindHeld.Row> Held, DateTime Now);

    [HttpGet("clients/{id:guid}/orders")]
    public async Task<IActionResult> Client(Guid id) => await shownClient.AskAsync(id, "orders") is { } banner
        ? View(new OfClient(banner, id, await findOrders.AskAsync(id), await findCalls.AskAsync(id)))
        : NotFound();

    [HttpGet("orders/{id:guid}")]
    public async Task<IActionResult> Order(Guid id) =>
        await findOrders.OneAsync(id) is { } order && await findHolds.AskAsync(id) is { } holds && await shownClient.AskAsync(order.ClientId, "order") is { } banner
            ? View(new One(banner, order, HoldWords.InShort(holds.Holds), holds.Decisions))
            : NotFound();

    [HttpGet("orders/waiting")]
    public async Task<IActionResult> ToSign()
    {
        var rows = await findOrders.ToSignAsync();
        var held = await findHeld.AskAsync();
        foreach (var client in rows.Select(row => row.Order.ClientId).Concat(held.Select(row => row.ClientId)).Distinct())
            audits.Add(AuditKind.ClientRead, "client", client, "orders to sign");
        await audits.RecordAsync(AuditKind.ClientRead, "client", null, "orders to sign");
        return View(new Waiting(rows, held, clock.GetUtcNow().UtcDateTime));
    }
}
