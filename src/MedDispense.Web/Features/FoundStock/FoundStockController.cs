using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.FoundStock;

/// <summary>A pack in the hand that the book does not have enough of: two people say so, and the client gets the dose.</summary>
[Route("found-stock")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class FoundStockController(RecordFound record, PackOnForm packs, Acts acts) : Controller
{
    public sealed record Form : PackActForm;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? pack, Guid? place) => await packs.AskAsync(pack, place) is { } row
        ? View(new Form { PostingId = acts.NewId(), PackId = pack, PlaceId = place, Pack = row })
        : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Index(Form form)
    {
        form = form with { Pack = await packs.AskAsync(form.PackId, form.PlaceId) };
        var amount = PackOnForm.ReadAmount(this, nameof(form.Amount), form.Amount, form.Pack);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await record.RunAsync(act, new(form.PackId!.Value, form.PlaceId!.Value, amount, form.Reason)); // Required.
        return this.Answer(result, $"{form.Pack!.Say(amount)} found; a discrepancy is open. Scan the client again", Redirect("/round"), () => View(form)); // Read above.
    }
}
