using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Deliveries;

[Route("deliveries")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class DeliveriesController(
    ReceiveClientDelivery receive, LinesPage lines, PackLinesReader reader, Acts acts) : Controller
{
    private const LineParts Parts = LineParts.Noted | LineParts.DispensedLabel;

    public sealed record Form : PackLinesForm
    {
        [Display(Name = "Client")]
        public Guid? ClientId { get; init; }

        [Display(Name = "Pharmacy")]
        public Guid? SupplierId { get; init; }

        [Display(Name = "Delivery note or bag number")]
        [StringLength(100)]
        public string? Reference { get; init; }

        public override PackLinesForm WithClient(Guid clientId) => this with { ClientId = clientId };
    }

    [HttpGet("new")]
    public Task<IActionResult> New() => lines.AskAsync(this, new Form { PostingId = acts.NewId() }, Parts);

    [HttpPost("new")]
    public async Task<IActionResult> New(Form form)
    {
        if (!form.IsComplete)
            return await lines.StepAsync(this, form, Parts);
        if (form.ClientId is null)
            ModelState.AddModelError(nameof(form.ClientId), "Scan the client's card or choose the client.");
        if (form.SupplierId is null)
            ModelState.AddModelError(nameof(form.SupplierId), "Choose the pharmacy.");
        var read = await reader.AskAsync(form, ModelState, Parts);
        if (await acts.BeginAsync(this, form) is not { } act)
            return await lines.RefusedAsync(this, form, Parts, []);
        var result = await receive.RunAsync(act, new ReceiveClientDelivery.Command(
            form.ClientId!.Value, form.SupplierId!.Value, form.PlaceId!.Value, FormText.Line(form.Reference),
            [.. read.Select(line => new ReceiveStock.Line(line.Pack, line.NotedAmount))]));
        return await lines.AnswerAsync(this, result, form, Parts, "Delivery recorded");
    }
}
