using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.StockOrders;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Receipts;

[Route("receipts")]
[Authorize(Policy = Policies.SeeStock)]
public sealed class ReceiptsController(
    ReceiveStock receive, LinesPage lines, PackLinesReader reader, StockOrderList orders, SeeReceipt receipts, Acts acts) : Controller
{
    private const LineParts Parts = LineParts.Noted;

    /// <summary>Key in ViewData of the order that is received.</summary>
    public const string OrderKey = "Order";

    public sealed record Form : PackLinesForm
    {
        [Display(Name = "Supplier")]
        public Guid? SupplierId { get; init; }

        public Guid? StockOrderId { get; init; }

        [Display(Name = "Delivery note")]
        [StringLength(100)]
        public string? Reference { get; init; }

        [Display(Name = "The rest of the order is to follow")]
        public bool RestFollows { get; init; }
    }

    [HttpGet("new")]
    [Authorize(Policy = Policies.MoveStock)]
    public async Task<IActionResult> New(Guid? order)
    {
        var form = new Form { PostingId = acts.NewId() };
        if (order is not { } id)
            return await lines.AskAsync(this, form, Parts);
        if (await orders.AskAsync(id) is not { } row)
            return NotFound();
        ViewData[OrderKey] = row;
        return await lines.AskAsync(this, form with
        {
            StockOrderId = id,
            SupplierId = row.SupplierId,
            // What the note says is typed from the note: a figure that stands there already is believed unread.
            Lines = [.. row.Lines.Where(line => line.Outstanding > 0).Select(line => new PackLineForm { MedicineId = line.Medicine.Id })],
        }, Parts);
    }

    [HttpPost("new")]
    [Authorize(Policy = Policies.MoveStock)]
    public async Task<IActionResult> New(Form form)
    {
        if (form.StockOrderId is { } order)
            ViewData[OrderKey] = await orders.AskAsync(order);
        if (!form.IsComplete)
            return await lines.StepAsync(this, form, Parts);
        if (form.SupplierId is null)
            ModelState.AddModelError(nameof(form.SupplierId), "Choose the supplier.");
        if (FormText.Line(form.Reference).Length == 0)
            ModelState.AddModelError(nameof(form.Reference), "Type the number of the delivery note.");
        var read = await reader.AskAsync(form, ModelState, Parts);
        if (await acts.BeginAsync(this, form) is not { } act)
            return await lines.RefusedAsync(this, form, Parts, []);
        var result = await receive.RunAsync(act, new ReceiveStock.Command(
            form.SupplierId!.Value, form.StockOrderId, form.PlaceId!.Value, FormText.Line(form.Reference), form.RestFollows,
            [.. read.Select(line => new ReceiveStock.Line(line.Pack, line.NotedAmount))]));
        return await lines.AnswerAsync(this, result, form, Parts, "Receipt recorded");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await receipts.AskAsync(id) is { } page ? View(page) : NotFound();
}
