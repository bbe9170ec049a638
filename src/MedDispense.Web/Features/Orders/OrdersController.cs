using MedDispense.Domain.Audit;
using MedDispense.Web.Features.Calls;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Orders;

/// <summary>The orders of a client, one order whole, and what waits for a prescriber's signature.</summary>
[Authorize(Policy = Policies.SeeOrders)]
public sealed class OrdersController(FindOrders findOrders, FindCalls findCalls, ShownClient shownClient, Audits audits, TimeProvider clock) : Controller
{
    public sealed record OfClient(ClientBannerView Banner, Guid ClientId, IReadOnlyList<OrderView> Orders, IReadOnlyList<CallView> Calls);

    public sealed record One(ClientBannerView Banner, OrderView Order);

    public sealed record Waiting(IReadOnlyList<OrderToSign> Rows, DateTime Now);

    [HttpGet("clients/{id:guid}/orders")]
    public async Task<IActionResult> Client(Guid id) => await shownClient.AskAsync(id, "orders") is { } banner
        ? View(new OfClient(banner, id, await findOrders.AskAsync(id), await findCalls.AskAsync(id)))
        : NotFound();

    [HttpGet("orders/{id:guid}")]
    public async Task<IActionResult> Order(Guid id) =>
        await findOrders.OneAsync(id) is { } order && await shownClient.AskAsync(order.ClientId, "order") is { } banner
            ? View(new One(banner, order))
            : NotFound();

    [HttpGet("orders/waiting")]
    public async Task<IActionResult> ToSign()
    {
        var rows = await findOrders.ToSignAsync();
        foreach (var client in rows.Select(row => row.Order.ClientId).Distinct())
            audits.Add(AuditKind.ClientRead, "client", client, "orders to sign");
        await audits.RecordAsync(AuditKind.ClientRead, "client", null, "orders to sign");
        return View(new Waiting(rows, clock.GetUtcNow().UtcDateTime));
    }
}
