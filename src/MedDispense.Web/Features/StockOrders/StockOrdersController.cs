using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Features.Suppliers;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.StockOrders;

[Route("stock-orders")]
[Authorize(Policy = Policies.SeeStock)]
public sealed class StockOrdersController(
    OrderStock order, CancelOutstanding cancel, StockOrderList orders, LinesPage lines, PackLinesReader reader, Acts acts)
    : Controller
{
    private const LineParts Parts = LineParts.AmountOnly;

    public sealed record Form : PackLinesForm
    {
        [Display(Name = "Order number")]
        [StringLength(60)]
        public string? Number { get; init; }

        [Display(Name = "Supplier")]
        public Guid? SupplierId { get; init; }

        [Display(Name = "Form 222 or electronic order")]
        [StringLength(60)]
        public string? Form222Number { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await orders.AskAsync());

    [HttpGet("new")]
    [Authorize(Policy = Policies.OrderStock)]
    public Task<IActionResult> New() => lines.AskAsync(this, new Form { PostingId = acts.NewId() }, Parts);

    [HttpPost("new")]
    [Authorize(Policy = Policies.OrderStock)]
    public async Task<IActionResult> New(Form form)
    {
        if (!form.IsComplete)
            return await lines.StepAsync(this, form, Parts);
        if (FormText.Line(form.Number).Length == 0)
            ModelState.AddModelError(nameof(form.Number), "Type the order number.");
        if (form.SupplierId is null)
            ModelState.AddModelError(nameof(form.SupplierId), "Choose the supplier.");
        var read = await reader.AskAsync(form, ModelState, Parts);
        if (await acts.BeginAsync(this, form) is not { } act)
            return await lines.RefusedAsync(this, form, Parts, []);
        var result = await order.RunAsync(act, new OrderStock.Command(
            FormText.Line(form.Number), form.SupplierId!.Value, FormText.Line(form.Form222Number),
            [.. read.Select(line => new OrderStock.Line(line.Pack.MedicineId, line.Pack.EachAmount))]));
        if (result.Findings.Count > 0)
            return await lines.RefusedAsync(this, form, Parts, result.Findings);
        if (result.Kept != Kept.Done)
        {
            ModelState.AddModelError("", "This form has already been sent with other content. Open the list and look at the order.");
            return await lines.RefusedAsync(this, form, Parts, []);
        }

        TempData.SayDone($"Order {form.Number!.Trim()} recorded");
        return Redirect($"/stock-orders/{act.Id}");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await orders.AskAsync(id) is { } row ? View(row) : NotFound();

    [HttpPost("{id:guid}/cancel")]
    [Authorize(Policy = Policies.OrderStock)]
    public async Task<IActionResult> Cancel(Guid id, int version, [StringLength(400)] string? reason)
    {
        if (await orders.AskAsync(id) is not { } row)
            return NotFound();
        if (FormText.Line(reason).Length == 0)
            ModelState.AddModelError("reason", "Type why the rest will not come.");
        if (await acts.BeginAsync(this, new Form { PostingId = acts.NewId() }) is not { } act)
            return this.Refused([], () => View("Show", row));
        switch (await cancel.RunAsync(act, new CancelOutstanding.Command(id, version, FormText.Line(reason))))
        {
            case Kept.Done:
                TempData.SayDone($"What was outstanding of order {row.Number} is cancelled");
                break;
            case Kept.NotFound:
                return NotFound();
            case Kept.Stale or Kept.Conflict:
                TempData.Say(new Flash(Severity.Reason, "The order was changed since you opened it.", "Look again, then cancel."));
                break;
        }

        return Redirect($"/stock-orders/{id}");
    }
}
